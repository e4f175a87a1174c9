"""PDF for the archive: one file that is PDF/A-3a and PDF/UA-1, with the JSON of the record inside. By typst."""

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import typst
from fontTools.ttLib import TTFont

from app.live.meetings import load
from app.record.exports import document_of, record_json
from app.record.exports.document import Document
from app.services import services

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "record"
FONTS = Path(__file__).resolve().parents[3] / "static" / "vendor" / "@expo-google-fonts"
UNKNOWN = "\N{LOZENGE}"


def write(code: str) -> bytes:
    """The PDF; the same bytes for the same record."""
    attached = record_json.write(code) if load(code).state.closed else record_json.draft(code)
    return bytes(services().database.offload(render, document_of.of(code), attached))


def render(found: Document, attached: bytes) -> bytes:
    """Made by typst; beside the hub, since it takes a good part of a second."""
    return _typst("besluit.typ", found, "pdf", {"record": attached.decode()}, ["a-3a", "ua-1"])


def preview(code: str) -> bytes:
    """A picture of 1200 by 630 for whoever shares the record."""
    return bytes(services().database.offload(_typst, "besluit-beeld.typ", document_of.of(code), "png", {}, []))


def _typst(template: str, found: Document, form: str, more: dict[str, str], standards: list[str]) -> bytes:
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
    return known(value) if isinstance(value, str) else value


def known(text: str) -> str:
    """The text with a lozenge for every sign that our fonts do not have: an archive's PDF may not show nothing."""
    return re.sub("[^\n]", lambda sign: sign[0] if ord(sign[0]) in _signs() else UNKNOWN, text)


@cache
def _signs() -> frozenset[int]:
    """What every weight of a font can show."""
    families: dict[str, set[int]] = {}
    for path in sorted(FONTS.glob("*/*.ttf")):
        with TTFont(path, lazy=True) as font:
            found = set(font.getBestCmap())
        families[path.parent.name] = families.get(path.parent.name, found) & found
    return frozenset(sign for signs in families.values() for sign in signs)
