"""How the room decided, in the record: who agreed, which rounds, and what is left out."""

from typing import Any

import pytest

from app.record.blocks import Bullets, Terms, Text
from tests.record.readings import CONSENT, RESISTED, RULING, consent, shown, written

NOBODY = dict.fromkeys(CONSENT, 0)
SILENT = consent(counts=NOBODY, room=NOBODY, online=NOBODY)
ADVICE = {"called": "advies", "ruling": RULING}


@pytest.mark.parametrize(
    ("values", "votes", "advice"),
    [
        ({}, None, None),
        ({"decision": ADVICE}, None, None),
        ({"consent": consent()}, 3, False),
        ({"consent": consent(), "decision": ADVICE}, 3, True),
        ({"consent": consent(), "decision": None}, 3, False),
        ({"consent": SILENT}, 3, False),
        ({"consent": SILENT, "decision": {"called": "besluit", "ruling": RESISTED}}, None, None),
        ({"consent": SILENT, "decision": {"called": "advies", "ruling": RESISTED}}, 0, True),
        ({"consent": consent(), "decision": {"called": "advies", "ruling": RESISTED}}, 3, True),
        ({"decision": {"called": "advies", "ruling": RESISTED}}, 0, True),
    ],
)
def test_the_answers_are_told_unless_only_the_resistance_was_asked(
    values: dict[str, Any], votes: int | None, advice: bool | None
) -> None:
    found = shown("consent", **values)
    assert (None if found is None else (len(found.votes), found.advice)) == (None if votes is None else (votes, advice))


def test_an_answer_is_counted_in_the_room_and_online() -> None:
    first, *_ = shown("consent", consent=consent()).votes
    assert (first.words, first.room, first.online, first.number) == ("akkoord", 2, 1, 3)
    assert shown("course", consent=consent())[-1].said == "4 antwoorden: 3 in de zaal en 1 online."


def round_(**values: Any) -> dict[str, Any]:
    return {"round": 1, "about": None, "version": 1, "counts": CONSENT, "channels": {"room": CONSENT}} | {
        "concerns": [],
        "objections": [],
    } | values  # fmt: skip


def objection(**values: Any) -> dict[str, Any]:
    return {
        "id": "B1.1",
        "text": "Te duur.",
        "need": "",
        "standing": False,
        "became": "",
        "change": "",
        "words": "",
    } | values


@pytest.mark.parametrize(
    ("channels", "words"),
    [
        ({"room": CONSENT}, ""),
        ({"paper": NOBODY, "room": CONSENT}, "papier 0 / 0 / 0 · zaal 3 / 1 / 0"),
    ],
)
def test_a_round_tells_its_channels_where_there_were_several(channels: dict[str, Any], words: str) -> None:
    [found] = shown("rounds", rounds=[round_(channels=channels, about="P1")])
    assert (found.channels, found.about) == (words, "Plan P1")
    assert found.counts == [(3, "akkoord"), (1, "met een zorg"), (0, "bezwaar")]


@pytest.mark.parametrize(
    ("became", "fate"),
    [
        ("", "niet besproken"),
        ("worked_in", "in de verdeling verwerkt"),
        ("withdrawn", "ingetrokken"),
        ("stands", "blijft staan"),
    ],
)
def test_an_objection_tells_what_became_of_it(became: str, fate: str) -> None:
    rounds = [round_(objections=[objection(became=became), objection(text=None)])]
    [found] = shown("rounds", rounds=rounds)
    assert [(each.text, each.fate) for each in found.objections] == [
        ("Te duur.", fate),
        ("(tekst verwijderd)", "niet besproken"),
    ]
    told = (
        f"3 akkoord, 1 met een zorg, 0 bezwaar. Bezwaar: Te duur, {fate}. Bezwaar: (tekst verwijderd), niet besproken"
    )
    assert written("Zo ging het, ronde voor ronde", rounds=rounds, consent=consent()) == [Terms([("Ronde 1", told)])]


def test_the_concerns_of_the_last_round_go_along() -> None:
    rounds = [
        round_(concerns=[{"text": "Oud", "need": ""}]),
        round_(concerns=[{"text": "Wie ruimt op?", "need": "Geld"}]),
    ]
    [found] = shown("concerns", rounds=rounds)
    assert (found.text, found.need) == ("Wie ruimt op?", "Geld")
    assert shown("concerns", rounds=[round_()]) is None
    assert shown("concerns") is None
    assert written("Zorgen die we meenemen", rounds=rounds, consent=consent()) == [Bullets(["Wie ruimt op?"])]
    old = consent(concerns=["Van toen er geen rondes waren"])
    assert written("Zorgen die we meenemen", consent=old) == [Bullets(["Van toen er geen rondes waren"])]


def test_a_minority_is_told_with_how_many_and_about_which_plans() -> None:
    views = [{"id": "M1", "text": "Liever bomen.", "supporters": 1, "initiatives": ["P1"]}]
    [found] = shown("minority", minority=views)
    assert (found.text, found.supporters, found.plans) == ("Liever bomen.", "1 persoon", ["Plan P1"])
    assert written("Minderheidsstandpunten", minority=views, consent=consent()) == [
        Bullets(["Liever bomen. (steun: 1)"])
    ]


@pytest.mark.parametrize("title", ["Wie is akkoord", "Zo ging het, ronde voor ronde", "Minderheidsstandpunten"])
def test_paper_tells_nothing_of_answers_before_the_question_is_closed(title: str) -> None:
    views = [{"id": "M1", "text": "Liever bomen.", "supporters": 1, "initiatives": []}]
    assert written(title, rounds=[round_()], minority=views) == []


def test_on_paper_advice_is_named_under_the_answers_or_alone() -> None:
    advice = Text("Dit is een advies, geen besluit.")
    counts = Terms([("akkoord", "3"), ("met een zorg", "1"), ("bezwaar", "0")])
    assert written("Wie is akkoord", consent=consent(), decision=ADVICE) == [counts, advice]
    resisted = {"called": "advies", "ruling": RESISTED}
    assert written("Wie is akkoord", consent=SILENT, decision=resisted) == [advice]
