"""The papers for a municipality are whole: every criterion, every measure, every page of the folder."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "gemeente"
CRITERIA = {
    "A": "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 "
    "2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2",
    "AA": "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 "
    "3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3",
}
VERDICTS = ("voldoet", "voldoet deels", "niet getest", "n.v.t.")
ROW = re.compile(r"^\| (\d\.\d\.\d+) \| [^|]+ \| (AA?) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
SIGN = re.compile(r"^\| ([A-Za-z]+) \| [^|]+ \| `tests/", re.MULTILINE)
MEASURE = re.compile(r"^\| (M\d+) \| ([^|]+) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
FILE = re.compile(r"`((?:app|docs|templates|tests|facilitation)/[\w/.-]+|[A-Z]+\.md)(?:::\w+)?`")


def read(name: str) -> str:
    return (PAGES / name).read_text("utf-8")


def test_the_report_judges_every_criterion_of_wcag_2_2_once() -> None:
    rows = ROW.findall(read("toegankelijkheid.md"))
    for level, numbers in CRITERIA.items():
        assert [number for number, at, *_ in rows if at == level] == sorted(numbers.split(), key=_place)
    assert len(rows) == 31 + 24
    assert {verdict for _, _, verdict, _, _ in rows} <= set(VERDICTS)


def _place(number: str) -> list[int]:
    return [int(part) for part in number.split(".")]


def test_the_report_counts_its_own_verdicts_and_explains_each_sign() -> None:
    text = read("toegankelijkheid.md")
    rows = ROW.findall(text)
    for verdict in VERDICTS:
        assert f"| {verdict} | {sum(row[2] == verdict for row in rows)} |" in text
    used = {sign.strip() for row in rows for sign in row[3].split(",")} - {"–"}
    assert used == set(SIGN.findall(text))
    assert not [row for row in rows if row[2] == "niet getest" and "TAB" in row[3]]


def test_every_risk_has_a_measure_and_every_measure_names_what_makes_it_true() -> None:
    text = read("dpia.md")
    risks = set(re.findall(r"^\| (R\d+) \|", text, re.MULTILINE))
    measures = MEASURE.findall(text)
    assert len(risks) == 10
    assert {risk for _, against, _ in measures for risk in against.split(", ")} == risks
    for number, _, where in measures:
        assert FILE.search(where) or "](" in where, number


@pytest.mark.parametrize("page", sorted(path.name for path in PAGES.glob("*.md")))
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    missing = [file for file in FILE.findall(read(page)) if not (ROOT / file).exists()]
    assert missing == []


def test_the_first_page_leads_to_every_other() -> None:
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", read("README.md")))
    assert linked == {path.name for path in PAGES.glob("*.md")} - {"README.md"}
