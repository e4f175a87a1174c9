"""The CSS and JavaScript of a page: what its face has for itself, and what the parts have that it can show.

A part's files stand in `static/parts/<name>/`. A file belongs to the face with which its name begins (`phone.css`,
`phone_approval.js`); one that begins with no face's name (`pictures.css`) to every face. What a face has for itself
stands in `static/css/faces/<face>/` and `static/js/faces/<face>/`. Nothing is listed: the folders are read, once per
process.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from flask import Flask, current_app

from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting

PIECE = re.compile(r'"parts/(\w+)/[\w/]+\.html"')


def parts_of(meeting: Meeting) -> tuple[str, ...]:
    """The names of the parts that a meeting can show: standing ones, its kinds, and whose pieces those use."""
    on_agenda = {stage.plan.kind for stage in meeting.stages}
    shown = on_agenda | {name for name in _folders(_static() / "parts") if name not in PARTS.kinds}
    uses = _uses(Path(current_app.root_path, str(current_app.template_folder)) / "parts")
    return tuple(sorted(shown.union(*(uses.get(name, frozenset()) for name in shown))))


def stylesheets(*faces: str, parts: Iterable[str] = ()) -> tuple[str, ...]:
    """The CSS files of a page, as paths under `static`: its faces' own, then those of parts, each in a fixed order."""
    return _files(_static(), "css", faces, tuple(parts))


def scripts(*faces: str, parts: Iterable[str] = ()) -> tuple[str, ...]:
    """The JavaScript modules of a page, in the same order."""
    return _files(_static(), "js", faces, tuple(parts))


@cache
def _files(static: Path, form: str, faces: tuple[str, ...], parts: tuple[str, ...]) -> tuple[str, ...]:
    own = [path for face in faces for path in _in(static / form / "faces" / face, form)]
    theirs = [path for part in parts for path in _of_part(static, _in(static / "parts" / part, form), faces)]
    return tuple(path.relative_to(static).as_posix() for path in own + theirs)


def _of_part(static: Path, files: list[Path], faces: tuple[str, ...]) -> list[Path]:
    known = _folders(static / "css" / "faces")
    owners = [path.stem.partition("_")[0] for path in files]
    everywhere = [path for path, owner in zip(files, owners, strict=True) if owner not in known]
    return everywhere + [path for face in faces for path, owner in zip(files, owners, strict=True) if owner == face]


@cache
def _uses(folder: Path) -> Mapping[str, frozenset[str]]:
    """Per part the others of which its templates include or import a piece, and so on down."""
    near = {name: _pieces(folder / name) for name in _folders(folder)}

    def reach(name: str, known: frozenset[str]) -> frozenset[str]:
        for other in near.get(name, frozenset()) - known:
            known = reach(other, known | {other})
        return known

    return {name: reach(name, frozenset({name})) for name in near}


def _pieces(folder: Path) -> frozenset[str]:
    return frozenset(name for path in folder.rglob("*.html") for name in PIECE.findall(path.read_text("utf-8")))


def _in(folder: Path, form: str) -> list[Path]:
    return sorted(folder.glob(f"*.{form}"))


@cache
def _folders(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir() if path.is_dir())


def _static() -> Path:
    return Path(str(current_app.static_folder))


def init_app(app: Flask) -> None:
    """What the head of a template may call."""
    app.jinja_env.globals |= {"parts_of": parts_of, "stylesheets": stylesheets, "scripts": scripts}
