"""Every counting rule has its entry for the register of algorithms, complete and in the fields of the standard."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.commands import main
from app.counting.register import KINDS, texts
from facilitation.counting import rules
from facilitation.counting.rule import EVERY_KIND
from tests.municipality.checkers import by_schema

SCHEMA = Path(__file__).parent / "schemas" / "algoritmeregister-1.0.json"
ROOT = Path(__file__).parents[2]
OWNER = (
    "--organisation", "Gemeente Noorderhaaks", "--contact", "algoritmes@noorderhaaks.nl", "--since", "2026-12",
    "--source", "https://code.noorderhaaks.nl/overlegtafel",
)  # fmt: skip
Printed = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    """The entries that the command prints."""

    def run(*options: str) -> list[dict[str, Any]]:
        assert main(["algorithms", "--json", *options]) == 0
        found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["algorithms"]
        return found

    return run


def test_every_rule_has_an_entry_that_fits_the_standard(printed: Printed, tmp_path: Path) -> None:
    found = printed(*OWNER)
    assert [entry["source_id"] for entry in found] == [f"overlegtafel-{name}" for name in rules.RULES]
    files = [tmp_path / f"{entry['source_id']}.json" for entry in found]
    for file, entry in zip(files, found, strict=True):
        file.write_text(json.dumps(entry), "utf-8")
    assert by_schema(SCHEMA, *files) == []


def test_every_entry_fills_every_field_that_we_can_know(printed: Printed) -> None:
    asked = set(json.loads(SCHEMA.read_text("utf-8"))["properties"])
    owners = {"end_date", "website", "url", "process_index_url"}  # only the organisation knows these
    for entry in printed(*OWNER):
        assert set(entry) == asked - owners


def test_every_rule_says_how_it_works_and_where_its_code_is(printed: Printed) -> None:
    working = texts()["working"]
    assert list(working) == list(rules.RULES)
    assert len(set(working.values())) == len(working)
    for entry, module in zip(printed(), rules.MODULES, strict=True):
        path = "/".join(module.__name__.split(".")) + ".py"
        assert f"Broncode: {path}." in entry["methods_and_models"]
        assert (ROOT / path).is_file()
        assert "niet zelflerend" in entry["methods_and_models"]


def test_every_module_of_a_rule_stands_in_the_list() -> None:
    files = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == {module.__name__.rpartition(".")[2] for module in rules.MODULES}
    assert set(KINDS) == set(EVERY_KIND)


def test_without_an_owner_what_only_the_owner_knows_is_left_out_and_the_schema_asks_for_it(
    printed: Printed, tmp_path: Path
) -> None:
    entry = printed()[0]
    assert not {"organization", "contact_email", "begin_date", "publiccode"} & set(entry)
    file = tmp_path / "x.json"
    file.write_text(json.dumps(entry), "utf-8")
    missing = by_schema(SCHEMA, file)
    assert len(missing) == 2
    assert all("is a required property" in said for said in missing)


def test_a_month_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["algorithms", "--since", "december"]) == 2
    assert "--since" in capsys.readouterr().err


def test_for_people_the_entries_are_their_names_and_what_they_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["algorithms"]) == 0
    said = capsys.readouterr().out
    assert said.count("Stembiljetten tellen: ") == len(rules.RULES)
