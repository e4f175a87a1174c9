"""What stands above the sections: the title and the sentences of a draft, of a decision, and where there was none."""

from typing import Any

import pytest

from app.languages import speaking
from app.record import cover
from app.record.cover import Cover
from tests.record.readings import CONSENT, RESISTED, TIMES, WORDS, consent, plainly, plan, reading, record

OPENED = {"opened": TIMES["opened"]}
DRAFT = {"times": OPENED, "status": "open", "decision": None}
UNDECIDED = {"times": {name: TIMES[name] for name in ("opened", "closed")}, "decision": None}
SILENT = consent(counts=dict.fromkeys(CONSENT, 0))


def page(language: str = "nl", **values: Any) -> Cover:
    with WORDS.test_request_context(), speaking(language):
        return cover.cover(reading(**values))


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({}, "Zo verdelen we € 10.000"),
        ({"status": "decided"}, "Zo verdelen we € 10.000"),
        (UNDECIDED, "Er is geen besluit vastgelegd"),
        (DRAFT, "Zo staat de verdeling van € 10.000 nu"),
    ],
)
def test_the_title_says_how_far_the_room_came(values: dict[str, Any], title: str) -> None:
    assert plainly(page(**values).title) == title


GIVEN = "4 mensen praatten over 1 plan. Samen gaven ze € 5.000 aan 1 plan."


@pytest.mark.parametrize(
    ("values", "lead"),
    [
        (DRAFT, "4 mensen aan tafel, 1 plan."),
        (DRAFT | {"status": "decided"}, "4 mensen praatten over 1 plan."),
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
            "4 mensen praatten over 1 plan. De bijeenkomst sloot voordat de zaal een besluit vastlegde. "
            "Hieronder staat de verdeling van dat moment.",
        ),
    ],
)
def test_the_lead_says_in_sentences_what_came_out(values: dict[str, Any], lead: str) -> None:
    assert plainly(page(**values).lead) == lead


def test_the_cover_speaks_the_language_it_is_read_in() -> None:
    assert page("en").title == "How we divide €10,000"
    assert page("en").shared == "Proeftafel. 4 people talked about 1 plan."
    alone = {"turnout": {"seats": {"room": 1}, "ballots": {}}, "plans": [plan(), plan("P2", amount=0)]}
    assert page(**alone).lead.startswith("1 persoon praatte over 2 plannen.")


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({}, "Buurthuis en online"),
        ({"turnout": {"seats": {"room": 3}, "ballots": {}}}, "Buurthuis"),
        ({"place": ""}, None),
    ],
)
def test_the_place_says_whether_people_took_part_at_home(values: dict[str, Any], place: str | None) -> None:
    assert dict(page(**values).facts).get("Waar") == place


def test_the_facts_leave_out_what_is_not_known() -> None:
    assert page().facts == [
        ("Besluit", "PROEF2"),
        ("Vastgesteld", "21 november 2026, 21.00 uur"),
        ("Waar", "Buurthuis en online"),
    ]
    terms = record()["terms"] | {"mandate": "beslissend", "confirms": "het stadsdeel"}
    told = dict(page(terms=terms, place="", times=OPENED).facts)
    assert told["Mandaat"] == "De zaal beslist. Daarna bevestigt het stadsdeel het besluit."
    assert told["Datum"] == "21 november 2026"
    assert "Waar" not in told
