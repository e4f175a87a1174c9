"""The CSS and JavaScript of a page: which bundle it loads, what each is made of, and where the made ones stand.

What a phone needs before it knows of a later stage is its own bundle, and what only later stages need another one,
`later`, of one build with it: a module that both need stands in the first and is there once.

A part's files stand in `static/parts/<name>/`. A file belongs to the face with which its name begins (`phone.css`,
`phone_approval.js`); one that begins with no face's name (`pictures.css`) to every face. What a face has for itself
stands in `static/css/faces/<face>/` and `static/js/faces/<face>/`. No file is listed: `tools/bundles` reads the
folders and makes one CSS and one JavaScript file of each bundle, named by its content, in `static/built/`.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from flask import Flask
from markupsafe import Markup
from whitenoise import WhiteNoise

from app.access import browser_rules
from app.storage.startup_checks import Unsound
from facilitation.registry import PARTS

BUILT = "built"
YEAR = "public, max-age=31536000, immutable"
BASE = ("css/tokens.css", "css/base.css", "css/pieces.css", "css/languages.css", "css/seal.css")
LINE = "js/live/connection.js"
ALL, BEGUN, LATER = "all", "begun", "later"
"""Whose files: of every part, of those that a phone needs as an evening begins, and of the others."""
TOGETHER = ("phone", "later")
"""Two bundles of scripts on one page: the second builds on what the first has."""


class Sheet(NamedTuple):
    """What CSS one kind of page loads: that of these faces, and of these parts what is theirs.

    `swaps` is whether a font that comes late takes the place of the system's: a phone decides before it paints, so
    that nothing moves, while a wall that stands for hours waits for its own.
    """

    faces: tuple[str, ...]
    parts: tuple[str, ...] | str = ALL
    swaps: bool = True


class Scripts(NamedTuple):
    """What scripts it loads, of faces and parts likewise; `live` is whether it follows a meeting."""

    faces: tuple[str, ...]
    parts: tuple[str, ...] | str = ALL
    live: bool = True


STYLES: Mapping[str, Sheet] = {
    "phone": Sheet(("phone", "around"), parts=BEGUN, swaps=False),
    "later": Sheet(("phone", "stages"), parts=LATER),
    "simple": Sheet(("phone", "stages", "around", "simple"), swaps=False),
    "livecast": Sheet(("phone", "stages", "livecast")),
    "captions": Sheet(("phone", "livecast", "captions")),
    "door": Sheet(("phone", "door"), parts=("roll",)),
    "console": Sheet(("console",)),
    "screen": Sheet(("screen",)),
    "table": Sheet(("table",)),
    "overlay": Sheet(("overlay",), parts=()),
    "record": Sheet(("record",)),
    "plan": Sheet(("phone", "around", "console"), parts=("plans", "amending")),
    "scoring": Sheet(("phone", "around", "scoring")),
    "hands": Sheet(("phone", "paper"), parts=()),
    "paper": Sheet(("console", "desk", "paper"), parts=()),
    "desk": Sheet(("console", "desk", "learning"), parts=()),
    "programme": Sheet(("console", "desk", "learning", "follow", "plans", "programme"), parts=()),
    "site": Sheet(("phone", "around", "learning", "follow", "plans", "site"), parts=()),
    "key": Sheet(("console", "key"), parts=()),
    "links": Sheet(("console", "links"), parts=("deciding",)),
}
"""Per bundle the CSS that it is made of. Who turns the pages of one bundle fetches it once."""
SCRIPTS: Mapping[str, Scripts] = {
    "phone": Scripts(("phone",), parts=BEGUN),
    "later": Scripts(("phone",), parts=LATER, live=False),
    "simple": Scripts(("phone", "simple")),
    "window": Scripts(("phone",), live=False),
    "livecast": Scripts(("phone", "livecast")),
    "watching": Scripts(("livecast",)),
    "captions": Scripts(("captions",), parts=()),
    "door": Scripts(("door",), parts=("roll",)),
    "console": Scripts(("console",)),
    "beside": Scripts(("console",), parts=()),
    "screen": Scripts(("screen",)),
    "table": Scripts(("table",)),
    "overlay": Scripts(("overlay",), parts=("captions",)),
    "record": Scripts(("record",), parts=(), live=False),
    "scoring": Scripts(("scoring", "person"), parts=(), live=False),
    "person": Scripts(("person",), parts=(), live=False),
    "paper": Scripts(("paper",), parts=(), live=False),
    "desk": Scripts(("desk",), parts=(), live=False),
    "key": Scripts(("key",), parts=(), live=False),
    "fragment": Scripts(("fragment",), parts=(), live=False),
    "account": Scripts(("account",), parts=(), live=False),
    "invited": Scripts(("desk_invited",), parts=(), live=False),
    "map": Scripts(("map",), parts=(), live=False),
    "drawn_map": Scripts(("drawn_map",), parts=(), live=False),
}
"""Per bundle the scripts that it is made of."""
ALONE: Mapping[str, str] = {
    "practice.css": "css/practice.css",
    "mirrored.css": "css/mirrored.css",
    "code.js": "parts/deciding/phone_code.js",
    "waiting.js": "parts/door/waiting.js",
    "map.css": "css/map.css",
}
"""Single files that a page may have beside its bundle."""


def sources(static: Path) -> dict[str, tuple[str, ...]]:
    """Per made file, such as `phone.css`, the files under `static` that it is made of, in their order."""
    css = {
        f"{name}.css": (() if made.parts is LATER else BASE) + _files(static, "css", *made[:2])
        for name, made in STYLES.items()
    }
    js = {
        f"{name}.js": ((LINE,) if made.live else ()) + _files(static, "js", made.faces, made.parts)
        for name, made in SCRIPTS.items()
    }
    return css | js | {name: (file,) for name, file in ALONE.items()}


def of_later() -> frozenset[str]:
    """The parts that only a later stage shows: each kind of stage but the first, and what may stand in front of one."""
    _, *kinds = PARTS.kinds
    return frozenset(kinds) | {part.name for part in PARTS.parts.values() if part.in_front is not None}


def _files(static: Path, form: str, faces: tuple[str, ...], parts: tuple[str, ...] | str) -> tuple[str, ...]:
    shown = _shown(static, parts) if isinstance(parts, str) else parts
    there = {TOGETHER[0]} if parts is LATER else set()
    own = [path for face in faces if face not in there for path in _in(static / form / "faces" / face, form)]
    theirs = [path for part in shown for path in _of_part(static, _in(static / "parts" / part, form), faces)]
    return tuple(path.relative_to(static).as_posix() for path in own + theirs)


def _shown(static: Path, which: str) -> list[str]:
    named, later = _folders(static / "parts"), of_later()
    return sorted({ALL: named, BEGUN: named - later, LATER: named & later}[which])


def _of_part(static: Path, files: list[Path], faces: tuple[str, ...]) -> list[Path]:
    known = _folders(static / "css" / "faces")
    owners = [path.stem.partition("_")[0] for path in files]
    everywhere = [path for path, owner in zip(files, owners, strict=True) if owner not in known]
    return everywhere + [path for face in faces for path, owner in zip(files, owners, strict=True) if owner == face]


def _in(folder: Path, form: str) -> list[Path]:
    return sorted(folder.glob(f"*.{form}"))


def _folders(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir() if path.is_dir())


class Made:
    """The files that `make setup` made: the address of each, by the name of what it was made of."""

    def __init__(self, app: Flask) -> None:
        self.folder, self.path = Path(str(app.static_folder)) / BUILT, f"{app.static_url_path}/{BUILT}"
        try:
            listed = json.loads((self.folder / "manifest.json").read_text("utf-8"))
        except (OSError, ValueError):
            raise Unsound(f"The files of the pages are not made in {self.folder}: run make setup.") from None
        self.files: Mapping[str, str] = listed["files"]
        self.fonts: tuple[str, ...] = tuple(f"{self.path}/{name}" for name in listed["fonts"])

    def url(self, name: str) -> str:
        """The address of one, such as that of `phone.css`; it changes with what stands in it."""
        return f"{self.path}/{self.files[name]}"

    def icon(self) -> Markup:
        """The link to the mark of the house, which stands in the page itself: it is no request of its own."""
        mark = quote((self.folder.parent / "mark.svg").read_text("utf-8"), safe=" =:/'")
        return Markup('<link rel="icon" href="data:image/svg+xml,{}">').format(mark)

    def style(self, name: str) -> Markup:
        """The link to a bundle's CSS."""
        return Markup('<link rel="stylesheet" href="{}">').format(self.url(f"{name}.css"))

    def script(self, name: str) -> Markup:
        """The tag of a bundle's JavaScript."""
        return Markup('<script type="module" src="{}"></script>').format(self.url(f"{name}.js"))

    def ahead(self, name: str) -> Markup:
        """What a browser may fetch of a bundle's JavaScript for the next page, after what this one needs."""
        return Markup('<link rel="modulepreload" fetchpriority="low" href="{}">').format(self.url(f"{name}.js"))

    def afterwards(self, name: str) -> Markup:
        """What a page fetches of a bundle by itself, once it is live."""
        return Markup('<meta name="later" content="{} {}">').format(self.url(f"{name}.css"), self.url(f"{name}.js"))


def init_app(app: Flask) -> None:
    """What the head of a template may call, and what answers for made files before the app is asked. Raises Unsound."""
    made = Made(app)
    app.jinja_env.globals |= {"style": made.style, "script": made.script, "ahead": made.ahead}
    app.jinja_env.globals |= {"afterwards": made.afterwards, "later": lambda part: part in of_later()}
    app.jinja_env.globals |= {"fonts": made.fonts, "icon": made.icon()}
    said = app.config["SECURITY_HEADERS"] | {"Content-Security-Policy": browser_rules.FILE, "Cache-Control": YEAR}
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(made.folder),
        prefix=made.path,
        allow_all_origins=False,
        add_headers_function=lambda headers, path, url: [headers.__setitem__(*each) for each in said.items()],
    )
