"""How the room decided, in the record: who agreed, which rounds, and what is left out."""

from typing import Any

import pytest

from app.record.blocks import Bullets, Numbers, Text
from tests.record.readings import CONSENT, RESISTED, RULING, TIMES, consent, lines, shown, written

NOBODY = dict.fromkeys(CONSENT, 0)
SILENT = consent(counts=NOBODY, room=NOBODY, online=NOBODY)
ADVICE = {"called": "advies", "ruling": RULING}
IS_ADVICE = Text("Dit is een advies, geen besluit.")
AGREE, ROUNDS, CONCERNS = "Wie is akkoord", "Zo ging het, ronde voor ronde", "Zorgen die we meenemen"


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
    found = written(AGREE, **values)
    numbers = [len(block.items) for block in found if isinstance(block, Numbers)]
    assert numbers == ([votes] if votes else [])
    assert (IS_ADVICE in found) == bool(advice)


def test_an_answer_is_counted_in_the_room_and_online_where_enough_answered_in_both() -> None:
    [numbers] = written(AGREE, consent=consent())
    assert isinstance(numbers, Numbers)
    assert numbers.items[0] == ("3", "akkoord", "")
    many = {"counts": {**CONSENT, "agree": 11}, "room": {**CONSENT, "agree": 6}, "online": {**NOBODY, "agree": 5}}
    [numbers] = written(AGREE, consent=consent(**many))
    assert isinstance(numbers, Numbers)
    assert numbers.items[0] == ("11", "akkoord", "zaal 6 · online 5")
    assert shown("course", consent=consent())[-1].said == "4 antwoorden: 3 in de zaal en 1 online."


def round_(**values: Any) -> dict[str, Any]:
    told = {"round": 1, "about": None, "version": 1, "counts": CONSENT, "channels": {"room": CONSENT}}
    return told | {"concerns": [], "objections": []} | values


def objection(**values: Any) -> dict[str, Any]:
    told = {"id": "B1.1", "text": "Te duur.", "need": "", "standing": False, "became": "", "change": "", "words": ""}
    return told | values


def concern(**values: Any) -> dict[str, Any]:
    return {"text": "Wie ruimt op?", "need": "", "became": "goes_along"} | values


@pytest.mark.parametrize(
    ("channels", "words"),
    [
        ({"room": CONSENT}, ""),
        (
            {"paper": NOBODY, "room": CONSENT},
            "\nZaal en online staan niet apart. In een van beide gaven te weinig mensen antwoord.",
        ),
        (
            {"paper": {**NOBODY, "agree": 5}, "room": {**CONSENT, "agree": 6}},
            "\npapier 5 / 0 / 0 · zaal 6 / 1 / 0",
        ),
    ],
)
def test_a_round_tells_its_channels_where_many_answered_over_each(channels: dict[str, Any], words: str) -> None:
    counts = f"3 akkoord · 1 met een zorg · 0 bezwaar{words}"
    assert lines(ROUNDS, rounds=[round_(channels=channels, about="P1")]) == [("Ronde 1: Plan P1", counts)]
    assert shown("rounds") is None


@pytest.mark.parametrize(
    ("became", "fate"),
    [
        ("", "niet besproken"),
        ("worked_in", "in de verdeling verwerkt"),
        ("withdrawn", "ingetrokken"),
        ("stands", "blijft staan"),
    ],
)
def test_an_objection_tells_what_became_of_it_in_its_round_and_under_the_answers(became: str, fate: str) -> None:
    rounds = [round_(objections=[objection(became=became), objection(text=None)])]
    told = [f"Te duur. → {fate}", "(tekst verwijderd) → niet besproken"]
    assert written(ROUNDS, rounds=rounds)[1] == Bullets([f"Bezwaar: {each}" for each in told])
    assert lines(AGREE, rounds=rounds) == [("Bezwaar in ronde 1", each) for each in told]


def test_an_objection_tells_what_was_needed_how_it_was_worked_in_and_the_last_words() -> None:
    one = objection(became="withdrawn", need="Eén lamp.", change="Eén lamp in de hoek.", words="Zo kan het.")
    [(_, told)] = lines(AGREE, rounds=[round_(objections=[one])])
    assert told == "Te duur. Nodig: Eén lamp. → ingetrokken: Eén lamp in de hoek. ‘Zo kan het.’"


@pytest.mark.parametrize(
    ("became", "fate"),
    [
        ("goes_along", "gaat mee met het besluit"),
        ("agree", "daarna akkoord"),
        ("concern", "daarna weer een zorg"),
        ("objection", "daarna een bezwaar"),
        ("", "daarna geen antwoord"),
    ],
)
def test_every_concern_stands_in_its_round_with_what_became_of_it(became: str, fate: str) -> None:
    rounds = [round_(concerns=[concern(became=became)]), round_(round=2)]
    assert Bullets([f"Zorg: Wie ruimt op? → {fate}"]) in written(ROUNDS, rounds=rounds)


def test_a_concern_of_a_round_without_a_decision_stays_and_an_old_file_does_not_say_what_became_of_it() -> None:
    undecided = {"times": {"opened": TIMES["opened"]}, "rounds": [round_(concerns=[concern()])]}
    assert written(ROUNDS, **undecided)[1] == Bullets(["Zorg: Wie ruimt op? → blijft staan"])
    old = {"text": "Wie ruimt op?", "need": ""}
    assert written(ROUNDS, rounds=[round_(concerns=[old])])[1] == Bullets(["Zorg: Wie ruimt op?"])


def test_the_concerns_of_the_last_round_go_along() -> None:
    rounds = [round_(concerns=[concern(text="Oud")]), round_(concerns=[concern(need="Geld")])]
    assert written(CONCERNS, rounds=rounds) == [Bullets(["Wie ruimt op? Nodig: Geld"])]
    assert shown("concerns", rounds=[round_()]) is None
    assert shown("concerns") is None
    old = consent(concerns=["Van toen er geen rondes waren"])
    assert written(CONCERNS, consent=old) == [Bullets(["Van toen er geen rondes waren"])]


def test_a_minority_is_told_with_how_many_and_about_which_plans() -> None:
    views = [{"id": "M1", "text": "Liever bomen.", "supporters": 1, "initiatives": ["P1"]}]
    assert lines("Minderheidsstandpunten", minority=views) == [("1 persoon", "Liever bomen. (Plan P1)")]


def test_advice_is_named_under_the_answers_or_alone() -> None:
    assert written(AGREE, consent=consent(), decision=ADVICE)[-1] == IS_ADVICE
    assert written(AGREE, consent=SILENT, decision={"called": "advies", "ruling": RESISTED}) == [IS_ADVICE]
