"""What stands above the sections: the title and the sentences of a draft, of a decision, and where there was none."""

from typing import Any

import pytest

from app.languages import speaking
from app.record import cover
from app.record.cover import Cover, Head
from tests.record.readings import CONSENT, RESISTED, TIMES, WORDS, consent, plainly, plan, reading, record

OPENED = {"opened": TIMES["opened"]}
DRAFT = {"times": OPENED, "status": "open", "decision": None}
UNDECIDED = {"times": {name: TIMES[name] for name in ("opened", "closed")}, "decision": None}
SILENT = consent(counts=dict.fromkeys(CONSENT, 0))


def page(language: str = "nl", **values: Any) -> Cover:
    with WORDS.test_request_context(), speaking(language):
        return cover.on_page(reading(**values))


def paper(**values: Any) -> Head:
    with WORDS.test_request_context(), speaking("nl"):
        return cover.on_paper(reading(**values))


@pytest.mark.parametrize(
    ("values", "title", "on_paper"),
    [
        ({}, "Zo verdelen we € 10.000", "Zo verdelen we € 10.000"),
        ({"status": "decided"}, "Zo verdelen we € 10.000", "Zo verdelen we € 10.000"),
        (UNDECIDED, "Er is geen besluit vastgelegd", "Er is geen besluit vastgelegd"),
        (DRAFT, "Zo staat de verdeling van € 10.000 nu", "Concept: de verdeling van nu"),
    ],
)
def test_the_title_says_how_far_the_room_came(values: dict[str, Any], title: str, on_paper: str) -> None:
    assert plainly(page(**values).title) == title
    assert plainly(paper(**values).title) == on_paper


GIVEN = "4 mensen praatten over 1 plannen. Samen gaven ze € 5.000 aan 1 plan."


@pytest.mark.parametrize(
    ("values", "lead"),
    [
        (DRAFT, "4 mensen aan tafel, 1 plannen."),
        (DRAFT | {"status": "decided"}, "4 mensen praatten over 1 plannen."),
        ({}, GIVEN),
        ({"consent": consent()}, f"{GIVEN} Akkoord: 3. Met een zorg: 1. Niemand heeft bezwaar."),
        (
            {"consent": consent(counts=CONSENT | {"objection": 2})},
            f"{GIVEN} Akkoord: 3. Met een zorg: 1. Bezwaar: 2.",
        ),
        (
            {"consent": SILENT, "decision": {"called": "besluit", "ruling": RESISTED}},
            f"{GIVEN} Weerstand tegen de verdeling: 3, tegen niets doen: 7.",
        ),
        (
            UNDECIDED | {"consent": consent()},
            "4 mensen praatten over 1 plannen. De bijeenkomst sloot voordat de zaal een besluit vastlegde. "
            "Hieronder staat de verdeling van dat moment.",
        ),
    ],
)
def test_the_lead_says_in_sentences_what_came_out(values: dict[str, Any], lead: str) -> None:
    assert plainly(page(**values).lead) == lead


def test_the_page_speaks_the_language_of_its_reader_and_paper_dutch() -> None:
    assert page("en").title == "How we divide €10,000"
    assert page("en").shared == "Proeftafel. 4 people talked about 1 plans."
    assert plainly(paper().lead) == "4 mensen praatten over 1 plan. € 5.000 gaat naar 1 plan."
    plans = [plan(), plan("P2", amount=0)]
    assert plainly(paper(plans=plans).lead) == "4 mensen praatten over 2 plannen. € 5.000 gaat naar 1 plan."


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({}, "Buurthuis en online"),
        ({"turnout": {"seats": {"room": 3}, "ballots": {}}}, "Buurthuis"),
        ({"place": ""}, ""),
    ],
)
def test_the_place_says_whether_people_took_part_at_home(values: dict[str, Any], place: str) -> None:
    assert page(**values).place == place


def test_the_facts_on_paper_leave_out_what_is_not_known() -> None:
    assert paper().facts == [
        ("Besluit", "PROEF2"),
        ("Datum", "21 november 2026, 21.00 uur"),
        ("Waar", "Buurthuis"),
        ("Wie deden mee", "1 online, 3 in de zaal"),
    ]
    terms = record()["terms"] | {"mandate": "beslissend", "confirms": "het stadsdeel"}
    told = dict(paper(terms=terms, place="", times=OPENED).facts)
    assert told["Mandaat"] == "De zaal beslist, het stadsdeel"
    assert told["Datum"] == "21 november 2026, 19.00 uur"
    assert "Waar" not in told
