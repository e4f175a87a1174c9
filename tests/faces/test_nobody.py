"""Nobody voted is said as such on every face and in the record; and where one person did, nothing is said of many."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from tests.devices import Browser

FACES = ("", "/scherm", "/livecast", "/regie")
WAYS = {
    "ranking borda": {"order": ["P1"]}, "ranking schulze": {"order": ["P1"]}, "ranking irv": {"order": ["P1"]},
    "approval approval": {"approved": ["P1"]}, "approval equal-shares": {"approved": ["P1"]},
    "approval phragmen": {"approved": ["P1"]}, "approval greedy-per-euro": {"approved": ["P1"]},
    "approval knapsack": {"approved": ["P1"]}, "points points": {"points": {"P1": 3}},
    "amounts greedy": {"amounts": {"P1": 600_000}}, "grades majority-judgement": {"grades": {"P1": 3}},
    "resistance greedy": {"resistance": {"P1": 3}},
}  # fmt: skip
EMPTY = re.compile(
    r"\b0 (?:cijfers?|punten|stemmen|stembiljetten|biljetten|kiezers|antwoorden|verdelingen|terugblikken)\b"
    r"|\b0 ?%|minstens de helft|meer dan de helft gaf|\bgemiddeld 0\b|lager 0\b"
)
MANY = re.compile(
    r"\b1 (?:stemmen|stembiljetten|biljetten|kiezers|stoelen|antwoorden|verdelingen|terugblikken|mensen|plannen)\b"
    r"|\b1 punten\b"
    r"|\bvan (?:de )?1 (?:\w+ )?(?:zijn|gaven|deden|stuurden|stoelen)\b"
)
HIDDEN = re.compile(r"<(template|head|noscript|select|svg)\b.*?</\1>", re.S)


def text(html: str) -> str:
    """What can be read, with what drawings say of themselves."""
    said = " ".join(re.findall(r'aria-label="([^"]*)"', html))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", HIDDEN.sub(" ", html)) + " " + said).split())


def looks(console: Browser, phone: Browser, *paths: str) -> Iterator[tuple[str, str]]:
    for path in paths or FACES:
        yield path, text((console if path == "/regie" else phone).get(path).text)


def ended(console: Browser, stage: str) -> None:
    """Close what is open and show it, where there is something to show."""
    console.act("stage.close")
    console.act("stage.reveal")


@pytest.mark.parametrize("way", WAYS)
def test_a_vote_in_which_nobody_voted_has_no_ranks_no_grade_and_no_percent(
    console: Browser, seated: Browser, way: str
) -> None:
    console.lead_to("frames")
    assert console.act("method.choose stage=ranking", way=way).status_code == 200
    console.lead_to("ranking")
    ended(console, "ranking")
    for path, said in looks(console, seated):
        assert "Niemand stemde" in said, path
        assert not EMPTY.findall(said), (path, EMPTY.findall(said))
    for path in FACES:
        html = (console if path == "/regie" else seated).get(path).text
        assert 'id="uitslag-' not in html, path
        assert 'id="score-' not in html, path


@pytest.mark.parametrize("way", WAYS)
def test_a_vote_of_one_says_nothing_of_many(console: Browser, seated: Browser, way: str) -> None:
    console.lead_to("frames")
    console.act("method.choose stage=ranking", way=way)
    console.lead_to("ranking")
    assert seated.say("ballot.cast", ballot=WAYS[way]).status_code == 200
    for _moment in ("open", "closed", "revealed"):
        for path, said in looks(console, seated):
            assert not MANY.findall(said), (path, MANY.findall(said))
        console.act("stage.close" if _moment == "open" else "stage.reveal")


@pytest.mark.parametrize("people", [0, 1])
def test_from_dividing_to_the_record_nobody_and_one_are_told_as_such(
    console: Browser, seated: Browser, people: int
) -> None:
    wrong, nobody = (MANY, "") if people else (EMPTY, "Niemand")
    given = {
        "ranking": ("ballot.cast", {"ballot": {"order": ["P1"]}}),
        "allocation": ("ballot.cast", {"ballot": {"amounts": {"P1": 600_000}}}),
        "decision": ("consent.give", {"position": "agree", "reason": ""}),
        "review": ("review.give", {"keep": "Zo", "improve": "", "grade": 8}),
    }
    for stage, (kind, fields) in given.items():
        console.lead_to(stage)
        console.act("stage.open")
        if people:
            assert seated.say(kind, **fields).status_code == 200, stage
        ended(console, stage)
        if stage == "decision":
            console.act("decision.record")
        for path, said in looks(console, seated):
            assert not wrong.findall(said), (stage, path, wrong.findall(said))
            assert nobody in said or (stage, path) == ("review", "/regie"), (stage, path)
    assert console.act("meeting.close").status_code == 200
    for path, said in looks(console, seated, "/besluit", "/besluit.md"):
        assert not wrong.findall(said), (path, wrong.findall(said))
        assert nobody in said, path
