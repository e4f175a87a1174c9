"""CSS and JavaScript of a part are loaded where it is shown, and nowhere else."""

import re
from pathlib import Path

import pytest
from flask import Flask

from app.faces import assets
from app.live import meetings
from facilitation.agenda import TEMPLATES, agenda
from facilitation.evolve import fold
from facilitation.registry import PARTS
from facilitation.state.meeting import Meeting
from facilitation.state.stage import LiveStage, Stage
from tests.devices import CODE, Browser, opening

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"
FACES = ("phone", "simple", "screen", "console", "livecast", "record", "table", "door")
LINKED = re.compile(r'(?:href|src)="/static/((?:css|js|parts)/[^"]+)"')
IMPORTED = re.compile(r'(?:from|import) "(\.[^"]+)"')
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
BLOCK = re.compile(r"^[^.]*\.(-?[a-zA-Z_][\w-]*)")  # the first class of a selector; those after it may be anybody's


def linked(page: str) -> list[str]:
    """The files that a page loads, in its order."""
    return LINKED.findall(page)


def owner(file: str) -> tuple[str, str]:
    """The part that a file under static/parts is of, and the face with which its name begins."""
    _, part, name = file.split("/")
    return part, name.partition(".")[0].partition("_")[0]


def with_kinds(*kinds: str) -> Meeting:
    """A meeting with stages of these kinds alone."""
    plans = {kind: Stage(kind, kind) for kind in PARTS.kinds} | {stage.kind: stage for stage in agenda()}
    return Meeting(stages=tuple(LiveStage(plans[kind], PARTS.kinds[kind].state()) for kind in kinds))


def own_files(folder: str) -> set[str]:
    """CSS and JavaScript in a folder of static, and below."""
    found = (path for form in ("css", "js") for path in (STATIC / folder).rglob(f"*.{form}"))
    return {path.relative_to(STATIC).as_posix() for path in found}


@pytest.fixture
def every_part(context: Flask) -> tuple[str, ...]:
    """The parts of a meeting with the usual kinds of stages."""
    return assets.parts_of(meetings.load(CODE).state)


def test_every_file_of_a_part_is_loaded_by_some_face(context: Flask) -> None:
    every_part = assets.parts_of(with_kinds(*PARTS.kinds))
    loaded = {
        file
        for face in FACES
        for found in (assets.stylesheets(face, parts=every_part), assets.scripts(face, parts=every_part))
        for file in found
    }
    assert own_files("parts") <= loaded


@pytest.mark.parametrize("face", FACES)
def test_a_face_loads_of_a_part_what_is_its_own_or_every_face_s(every_part: tuple[str, ...], face: str) -> None:
    found = (*assets.stylesheets(face, parts=every_part), *assets.scripts(face, parts=every_part))
    named = {owner(file)[1] for file in found if file.startswith("parts/")}
    assert face in named or face in ("record", "table")  # a table has its own where the agenda has chips
    assert not named & set(FACES) - {face}


def test_files_come_in_one_order_the_face_s_own_before_those_of_parts(every_part: tuple[str, ...]) -> None:
    found = assets.stylesheets("phone", parts=every_part)
    own = [file for file in found if not file.startswith("parts/")]
    assert list(found[: len(own)]) == sorted(own)
    parts = [owner(file)[0] for file in found[len(own) :]]
    assert parts == sorted(parts)


@pytest.mark.parametrize("template", TEMPLATES)
def test_kinds_that_are_not_on_the_agenda_load_nothing(context: Flask, template: str) -> None:
    meeting = fold([opening(template=template)])
    kinds = {stage.kind for stage in agenda(template)}
    absent = PARTS.kinds.keys() - kinds
    shown = assets.parts_of(meeting)
    loaded = {owner(file)[0] for face in FACES for file in assets.stylesheets(face, parts=shown) if "parts/" in file}
    uses = assets._uses(Path(context.root_path, "templates", "parts"))
    borrowed = {other for kind in kinds for other in uses[kind]}
    assert not loaded & absent - borrowed


def test_standing_parts_are_loaded_whatever_is_on_the_agenda(context: Flask) -> None:
    assert {"choice", "clock", "recast", "seating", "wall"} <= set(assets.parts_of(with_kinds("review")))


def test_a_kind_is_loaded_with_the_kind_that_shows_a_piece_of_it(context: Flask) -> None:
    assert "ranking" not in assets.parts_of(with_kinds("review"))
    assert "frames" in assets.parts_of(with_kinds("welcome"))  # whose console lists the frames


def test_a_piece_in_a_folder_of_a_part_counts_as_one_of_that_part(tmp_path: Path) -> None:
    (tmp_path / "turns" / "phone").mkdir(parents=True)
    (tmp_path / "chips" / "rows").mkdir(parents=True)
    (tmp_path / "turns" / "phone" / "list.html").write_text('{% include "parts/chips/rows/row.html" %}')
    assert assets._uses(tmp_path)["turns"] == {"turns", "chips"}


def test_pages_load_what_is_named_for_them_and_every_file_of_it_is_there(
    context: Flask, console: Browser, seated: Browser, every_part: tuple[str, ...]
) -> None:
    base = ["css/tokens.css", "css/base.css", "css/pieces.css", "css/seal.css"]
    pages = {"phone": seated.get(), "screen": seated.get("/scherm"), "console": console.get("/regie")}
    for face, page in pages.items():
        styles, scripts = assets.stylesheets(face, parts=every_part), assets.scripts(face, parts=every_part)
        assert linked(page.text) == [*base, *styles, "js/live/connection.js", *scripts]
        for file in linked(page.text):
            with console.client.get(f"/static/{file}") as answer:
                assert answer.status_code == 200, file


def test_at_home_the_scripts_of_a_phone_are_loaded_with_a_seat_alone(
    context: Flask, seated: Browser, every_part: tuple[str, ...]
) -> None:
    watching = Browser(context.test_client(), "livecast").get("/livecast").text
    sitting = seated.get("/livecast").text
    phone = set(assets.scripts("phone", parts=every_part))
    everybody = set(assets.scripts(parts=every_part))
    assert not (phone - everybody) & set(linked(watching))
    assert phone <= set(linked(sitting))


def test_a_class_that_only_one_kind_of_stage_styles_stands_in_no_template_of_another() -> None:
    folders = ("css", *(f"parts/{path.name}" for path in (STATIC / "parts").iterdir()))
    named = {folder: _found(folder, CLASS) for folder in folders}
    for kind in PARTS.kinds:
        others = (classes for folder, classes in named.items() if folder != f"parts/{kind}")
        own = _found(f"parts/{kind}", BLOCK).difference(*others)
        for template in sorted((ROOT / "templates").rglob("*.html")):
            if f"/parts/{kind}/" not in template.as_posix():
                assert not own & _said(template), f"{template.name} says a class of {kind}"


def test_every_module_that_a_script_imports_is_there() -> None:
    for file in own_files("js") | own_files("parts"):
        path = STATIC / file
        for wanted in IMPORTED.findall(path.read_text("utf-8")) if file.endswith(".js") else ():
            assert (path.parent / wanted).exists(), f"{file} imports {wanted}"


def _found(folder: str, pattern: re.Pattern[str]) -> set[str]:
    """The classes in the selectors of a folder's CSS."""
    texts = (path.read_text("utf-8") for path in (STATIC / folder).rglob("*.css"))
    heads = (head for text in texts for head in re.findall(r"([^{};]+)\{", text))
    return {name for head in heads for selector in head.split(",") for name in pattern.findall(selector.strip())}


def _said(template: Path) -> set[str]:
    """The words in the class attributes of a template."""
    found = re.findall(r'\bclass="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"', template.read_text("utf-8"))
    return {word for value in found for word in re.findall(r"-?[a-zA-Z_][\w-]*", value)}
