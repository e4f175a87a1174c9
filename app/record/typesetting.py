"""A document set by typst: paper as PDF, and a picture. The same document gives the same bytes."""

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import typst

from app.languages import mixed, speaking
from app.record.document import Document

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "record"
FONTS = Path(__file__).resolve().parents[2] / "static" / "vendor" / "@expo-google-fonts"
UNKNOWN = "\N{LOZENGE}"


def typeset(template: str, found: Document, form: str, more: dict[str, str], standards: list[str]) -> bytes:
    """The document by a template of `templates/record`, as `pdf` or `png`; it takes a good part of a second.

    `more` are further texts that the template reads; `standards` are those that a PDF has to keep.
    """
    with speaking(found.language):
        said = json.dumps(_known(msgspec.to_builtins(found)))
    compiled: Any = typst.compile  # its types know no lists of standards
    made = compiled(
        str(TEMPLATES / template),
        format=form,
        ppi=72.0,
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"document": said, **more},
        pdf_standards=standards,
        timestamp=datetime.fromisoformat(found.at).replace(microsecond=0),
    )
    return bytes(made)


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _known(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_known(inner) for inner in value]
    return mixed(known(value)) if isinstance(value, str) else value


def known(text: str) -> str:
    """The text with a lozenge for every sign that our fonts do not have: an archive's PDF may not show a gap."""
    return re.sub("[^\n]", lambda sign: sign[0] if ord(sign[0]) in _signs() else UNKNOWN, text)


@cache
def _signs() -> frozenset[int]:
    """What every weight of a font can show. Fonts are read when the first paper is set: a server starts sooner."""
    from fontTools.ttLib import TTFont

    families: dict[str, set[int]] = {}
    for path in sorted(FONTS.glob("*/*.ttf")):
        with TTFont(path, lazy=True) as font:
            found = set(font.getBestCmap())
        families[path.parent.name] = families.get(path.parent.name, found) & found
    return frozenset(sign for signs in families.values() for sign in signs)
