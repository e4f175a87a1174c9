"""What a page loads is made of all that its faces and their parts have for it, once, and of nothing of another face."""

import json
import re
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.faces import assets
from app.storage.startup_checks import Unsound
from facilitation.registry import PARTS
from tests.devices import Browser

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"
MADE = assets.sources(STATIC)
FACES = ("phone", "simple", "screen", "console", "livecast", "record", "table", "door")
LINKED = re.compile(r'<(?:link rel="stylesheet"|script type="module") (?:href|src)="/static/built/([^"]+)"')
IMPORTED = re.compile(r'(?:from|import) "(\.[^"]+)"')
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
BLOCK = re.compile(r"^[^.]*\.(-?[a-zA-Z_][\w-]*)")  # the first class of a selector; those after it may be anybody's


def linked(page: str) -> list[str]:
    """What a page loads, by the name of what it is made of, in its order."""
    return [f"{name.rpartition('-')[0]}.{name.rpartition('.')[2]}" for name in LINKED.findall(page)]


def owner(file: str) -> tuple[str, str]:
    """The part that a file under static/parts is of, and the face with which its name begins."""
    _, part, name = file.split("/")
    return part, name.partition(".")[0].partition("_")[0]


def own_files(folder: str) -> set[str]:
    """CSS and JavaScript in a folder of static, and below."""
    found = (path for form in ("css", "js") for path in (STATIC / folder).rglob(f"*.{form}"))
    return {path.relative_to(STATIC).as_posix() for path in found}


def test_every_file_that_somebody_writes_is_loaded_by_some_page() -> None:
    loaded = {file for files in MADE.values() for file in files}
    imported = own_files("js/live") | {"js/link_key.js", "js/faces/desk/fields.js", "js/faces/desk/texts.js"}
    imported |= own_files("js/stages") | own_files("js/map")
    assert own_files("parts") | own_files("css") <= loaded
    assert own_files("js") - imported <= loaded


@pytest.mark.parametrize("face", FACES)
def test_a_face_loads_of_every_part_what_is_its_own_or_every_face_s(face: str) -> None:
    bundles = (face, "later") if face == "phone" else (face,)
    found = [file for each in bundles for form in ("css", "js") for file in MADE.get(f"{each}.{form}", ())]
    named = {owner(file)[1] for file in found if file.startswith("parts/")}
    assert face in named or face in ("record", "door")
    shared = {"simple": {"phone"}, "livecast": {"phone"}}.get(face, set())
    assert not named & set(FACES) - {face} - shared
    assets_of_face = {file for file in own_files("parts") if owner(file)[1] == face}
    assert assets_of_face <= {*found} or face == "door"


def test_files_come_in_one_order_the_face_s_own_before_those_of_parts_and_once() -> None:
    found = MADE["phone.css"][len(assets.BASE) :]
    own = [file for file in found if not file.startswith("parts/")]
    assert MADE["phone.css"][: len(assets.BASE)] == assets.BASE
    assert list(found[: len(own)]) == own
    parts = [owner(file)[0] for file in found[len(own) :]]
    assert parts == sorted(parts)
    assert all(len(files) == len(set(files)) for files in MADE.values())


def test_a_page_loads_one_sheet_and_one_script_and_each_is_there(console: Browser, seated: Browser) -> None:
    pages = {"phone": seated.get(), "screen": seated.get("/scherm"), "console": console.get("/regie")}
    for face, page in pages.items():
        assert linked(page.text) == [f"{face}.css", f"{face}.js"]
        for file in LINKED.findall(page.text):
            with console.client.get(f"/static/built/{file}") as answer:
                assert answer.status_code == 200, file


def test_what_later_stages_need_is_named_with_the_first_of_them_and_before_only_for_afterwards(
    console: Browser, context: Flask, seated: Browser
) -> None:
    newcomer = Browser(context.test_client(), "phone")
    assert linked(newcomer.get().text) == ["phone.css"]
    assert '<meta name="later" content="/static/built/later-' in seated.get().text
    console.act("stage.advance")
    page = seated.get().text
    assert linked(page) == ["phone.css", "later.css", "phone.js", "later.js"]
    assert '<meta name="later"' not in page
    assert linked(newcomer.get().text) == ["phone.css", "later.css"]


def test_at_home_the_scripts_of_a_phone_are_loaded_with_a_seat_alone(context: Flask, seated: Browser) -> None:
    watching = Browser(context.test_client(), "livecast").get("/livecast").text
    assert linked(watching) == ["livecast.css", "watching.js"]
    assert linked(seated.get("/livecast").text) == ["livecast.css", "livecast.js"]
    assert not [file for file in MADE["watching.js"] if "/phone" in file]
    assert {*MADE["phone.js"], *MADE["later.js"], *MADE["watching.js"]} == {*MADE["livecast.js"]}


def test_every_template_names_a_bundle_that_is_made() -> None:
    named = re.compile(r"""{{ (style|script)\((?:"(\w+)"(?: if [^)]*? else "(\w+)")?|bundle)\) }}""")
    called = re.compile(r"{{ (?:style|script)\(")
    for template in sorted((ROOT / "templates").rglob("*.html")):
        text = template.read_text("utf-8")
        found = named.findall(text)
        assert len(found) == len(called.findall(text)), template
        for form, *names in found:
            ending = "css" if form == "style" else "js"
            assert all(f"{name}.{ending}" in MADE for name in names if name), template


def test_without_its_files_a_server_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "BUILT", "nowhere")
    with pytest.raises(Unsound, match=r"are not made in .*: run make setup"):
        create_app({"DATA_DIR": tmp_path})


def test_a_class_that_only_one_stage_styles_stands_in_no_template_of_another() -> None:
    folders = ("css", *(f"parts/{path.name}" for path in (STATIC / "parts").iterdir()))
    named = {folder: _found(folder, CLASS) for folder in folders}
    for kind in {*PARTS.kinds} | assets.of_later():
        others = (classes for folder, classes in named.items() if folder != f"parts/{kind}")
        own = _found(f"parts/{kind}", BLOCK).difference(*others)
        for template in sorted((ROOT / "templates").rglob("*.html")):
            if f"/parts/{kind}/" not in template.as_posix():
                assert not own & _said(template), f"{template.name} says a class of {kind}"


def test_what_is_made_is_of_what_stands_there_now() -> None:
    made = json.loads((STATIC / assets.BUILT / "manifest.json").read_text("utf-8"))["files"]
    assert made.keys() == MADE.keys()


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
