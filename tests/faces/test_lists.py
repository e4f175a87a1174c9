"""Items that are regions of their own stand in an element that is named as their list, or news takes them away."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
CALL = re.compile(r'(<[^<>]*>)?\s*\{\{ items\(("?[\w-]+"?),')
CALLS = [
    pytest.param(found[1] or "", found[2], id=f"{path.relative_to(TEMPLATES)} {found[2]}")
    for path in sorted(TEMPLATES.rglob("*.html"))
    for found in CALL.finditer(path.read_text())
]


@pytest.mark.parametrize(("before", "name"), CALLS)
def test_the_element_around_items_is_their_list(before: str, name: str) -> None:
    said = name if name.startswith('"') else f'"{{{{ {name} }}}}"'
    assert f"data-list={said}" in before


def test_every_list_of_the_house_is_found() -> None:
    assert len(CALLS) == sum(path.read_text().count("{{ items(") for path in TEMPLATES.rglob("*.html"))
