"""*Nakijken*: each check finds what it is for, in plain words, and lets a good draft be."""

import pytest

from app.desk import checking
from app.desk.checks.found import MISSING, RISK
from app.desk.evening import Evening, Value

GOOD = {
    "title": "Buurtbudget", "pot": "10.000", "date": "2027-03-20", "time": "19:30", "until": "22:00", "venue": "Zaal",
    "tables": "4", "frame.money.text": "Er is geld.", "agenda": "Overlegtafel", "stage.w.place": "1",
    "stage.w.kind": "welcome", "stage.w.minutes": "10", "plan.a.place": "1", "plan.a.title": "Moestuin",
    "plan.a.ask": "8.000", "plan.a.minimum": "4.000", "plan.b.place": "2", "plan.b.title": "Feest",
    "plan.b.ask": "6.000", "plan.b.minimum": "3.000", "decides": "code",
}  # fmt: skip


def draft(**changes: str) -> Evening:
    values = GOOD | {name.replace("__", "."): text for name, text in changes.items()}
    return Evening("d", None, None, {name: Value(text, 1) for name, text in values.items() if text})


def step(kind: str, place: str = "1") -> dict[str, str]:
    """A step of this kind, after the welcome."""
    return {
        f"stage__x{place}__{name}": text for name, text in (("place", f"1{place}"), ("kind", kind), ("minutes", "9"))
    }


@pytest.fixture(autouse=True)
def _speaks(context: object) -> None:
    """Sentences need an app."""


def test_a_good_draft_is_let_be() -> None:
    assert checking.found(draft()) == []


@pytest.mark.parametrize(
    ("weight", "chapter", "says", "changes"),
    [
        (MISSING, "avond", "geen titel", {"title": ""}),
        (RISK, "tafels", "klopt niet bij: 1, x, 9.", {"hall": "1 2 x\n1 . 9"}),
        (MISSING, "tafels", "adres van het videogesprek", {"online": "1", "call": "http://bel.example"}),
        (MISSING, "tafels", "beeld voor thuis kunnen we niet lezen", {"stream": "beeld.example/zaal.m3u8"}),
        (MISSING, "tafels", "beeld voor thuis kunnen we niet lezen", {"stream_sign": "https://jan:pas@tolk.example"}),
        (RISK, "tafels", "een link naar speler.example", {"stream": "https://speler.example/?v=1"}),
        (MISSING, "tafels", "achterloopt, kunnen we niet lezen", {"stream_delay": "121"}),
        (MISSING, "tafels", "achterloopt, kunnen we niet lezen", {"stream_delay": "veel"}),
        (RISK, "stemmen", "wie er mag beslissen", {"decides": ""}),
        (MISSING, "avond", "geen pot", {"pot": ""}),
        (MISSING, "avond", "‘veel’ kunnen we niet lezen", {"pot": "veel"}),
        (RISK, "avond", "wanneer de avond begint", {"time": ""}),
        (MISSING, "agenda", "De agenda is nog leeg", {"stage__w__place": ""}),
        (MISSING, "agenda", "geen lengte", {"stage__w__minutes": "lang"}),
        (RISK, "agenda", "langer dan de zaal", {"until": "19:35"}),
        (MISSING, "plannen", "Plan 1 heeft geen titel", {"plan__a__title": ""}),
        (MISSING, "plannen", "Moestuin heeft geen gevraagd bedrag", {"plan__a__ask": "", "plan__a__minimum": ""}),
        (MISSING, "plannen", "het bedrag ‘veel’", {"plan__a__ask": "veel"}),
        (MISSING, "plannen", "hoger dan wat het vraagt", {"plan__a__minimum": "9.000"}),
        (MISSING, "plannen", "het minimum ‘iets’", {"plan__a__minimum": "iets"}),
        (MISSING, "plannen", "bij meer dan één plan", {"plan__a__id": "7", "plan__b__id": "7"}),
        (MISSING, "kaders", "geen afspraak over geld", {"frame__money__text": ""}),
        (RISK, "plannen", "Moestuin heeft geen minimum", {"plan__a__minimum": ""}),
        (RISK, "avond", "De pot kan niet op", {"pot": "20.000"}),
        (RISK, "agenda", "Bij Besluit is er nog niets om over te besluiten", step("decision")),
        (
            RISK,
            "agenda",
            "Terugblik komt voor het besluit",
            step("review") | step("ranking", "2") | step("decision", "3"),
        ),
        (
            RISK,
            "agenda",
            "Plannenmarkt komt na het besluit",
            step("ranking") | step("decision", "2") | step("market", "3"),
        ),
        (RISK, "agenda", "Bij Verdelen kiezen mensen al", step("allocation") | step("pitches", "2")),
        (RISK, "plannen", "kan nooit geld krijgen", {"pot": "3.500"}),
        (RISK, "plannen", "Noor heeft meer dan één plan", {"plan__a__proposer": "Noor", "plan__b__proposer": "noor"}),
    ],
)
def test_each_check_finds_what_it_is_for(weight: str, chapter: str, says: str, changes: dict[str, str]) -> None:
    found = checking.found(draft(**changes))
    assert [(each.weight, each.chapter) for each in found if says in each.says][:1] == [(weight, chapter)], found
    assert all(each.says and each.why and each.mend for each in found)


def test_what_is_missing_stands_before_what_may_go_wrong() -> None:
    weights = [each.weight for each in checking.found(draft(title="", time="", plan__a__minimum="", pot=""))]
    assert weights == sorted(weights, key=lambda weight: weight == RISK)
