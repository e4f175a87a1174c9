"""docs/protocol.md says everything that a client has to know."""

import re
from pathlib import Path

import msgspec
import pytest

from app.faces.marks import nothing
from app.faces.region import FACES
from app.languages import LANGUAGES
from app.languages.refusals import OF_THE_HOUSE
from app.part import SHOWN
from facilitation.acts import Act
from facilitation.registry import PARTS
from facilitation.roles import Role

PAGE = (Path(__file__).parents[3] / "docs" / "protocol.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("|")]


def row_of(kind: str) -> str:
    found = [row for row in ROWS if f"`{kind}`" in row.split("|")[1]]
    assert len(found) == 1, f"{kind} stands in {len(found)} rows"
    return found[0]


@pytest.mark.parametrize("kind", PARTS.acts)
def test_every_act_is_described_with_all_its_fields(kind: str) -> None:
    row = row_of(kind)
    for field in msgspec.structs.fields(PARTS.acts[kind]):
        if field.name in Act.__struct_fields__:
            continue
        optional = "?" if not field.required and field.default in (None, 120, True, "paper") else ""
        assert f"`{field.name}`{optional}" in row, f"{kind} has {field.name}{optional}"


def test_what_every_act_may_carry_is_described_once() -> None:
    head = PAGE.partition("## Acts")[2].partition("###")[0]
    assert all(f"`{name}`" in head for name in Act.__struct_fields__)


def test_no_act_is_described_that_does_not_exist() -> None:
    described = set(re.findall(r"`([a-z]+\.[a-z_]+|undo)`", PAGE.partition("## Acts")[2].partition("### Over HTTP")[0]))
    assert described == set(PARTS.acts)


def test_who_may_do_an_act_is_described_as_it_is() -> None:
    seats = PAGE.partition("### With a seat")[2].partition("### With the console")[0]
    for kind in PARTS.acts:
        assert (f"`{kind}`" in seats) == (kind in PARTS.matrix[Role.RESIDENT]), kind


@pytest.mark.parametrize("key", [*OF_THE_HOUSE, *SHOWN.refusals])
def test_every_refusal_is_listed_once_with_its_status(key: str) -> None:
    assert PAGE.partition("## Refusals")[2].count(f"`{key}`") == 1


def test_every_status_of_a_refusal_is_the_one_it_has(key_statuses: dict[str, int]) -> None:
    for row in PAGE.partition("## Refusals")[2].splitlines():
        cells = row.split("|")
        if len(cells) > 3 and cells[1].strip().isdigit():
            for key in re.findall(r"`([a-z]+_[a-z_]+|malformed|failed)`", cells[3]):
                assert key_statuses.get(key, int(cells[1])) == int(cells[1]), key


@pytest.fixture
def key_statuses() -> dict[str, int]:
    """As the source raises them."""
    root = Path(__file__).parents[3]
    source = "".join(
        path.read_text("utf-8") for folder in ("facilitation", "app") for path in (root / folder).rglob("*.py")
    )
    found = re.findall(r'(Malformed|Forbidden)\(\s*"([a-z_]+)"', source)
    plain = re.findall(r'Refused\(\s*"([a-z_]+)"', source)
    kinds = {"Malformed": 422, "Forbidden": 403}
    return {key: kinds[name] for name, key in found} | {key: 409 for key in plain if key not in ("failed", "too_large")}


def test_the_names_on_the_wire_are_all_there() -> None:
    for name in (
        *FACES,
        *LANGUAGES,
        *nothing(),
        "join",
        "act",
        "regions",
        "mine",
        "beat",
        "prev",
        "gone",
    ):
        assert f"`{name}`" in PAGE, name
