"""An evening begins with what holds at a place, and what its room agreed becomes that place's clauses."""

import msgspec
import pytest
import sqlalchemy as sa
from flask import Flask

from app.desk import drafts, evening
from app.desk.opening import opened
from app.desk.tables import DRAFT
from app.live import meetings
from app.programme.framework import clauses, effective, evenings
from app.programme.framework.clauses import Said
from app.programme.places.places import Place
from app.programme.storage import rows
from app.programme.talks import inputs, talks
from facilitation.refusals import Refused
from tests.devices import CODE, Browser, opening
from tests.programme.framework.conftest import FIXED, LEFT_FREE


def test_what_a_closed_evening_agreed_becomes_free_clauses_with_how_many(buurt: Place, agreed: Browser) -> None:
    taken = evenings.take(buurt, CODE, "noor")
    (one,) = (each for each in clauses.of_place(buurt.id) if each.text == "We houden 500 euro achter.")
    assert (one.chapter, one.standing, one.meeting, one.agreed) == ("money", "free", CODE, 1)
    assert "1 eens en 0 niet eens op ‘Proeftafel’ (PROEF2)" in one.who
    texts = {each.text for each in clauses.of_place(buurt.id)}
    assert "De stad betaalt." not in texts
    assert len(texts) == taken
    assert evenings.take(buurt, CODE, "noor") == 0


def test_an_evening_writes_the_free_clause_of_the_city_here_and_leaves_what_is_fixed(
    city: Place, buurt: Place, agreed: Browser
) -> None:
    same = Said(text="Noor belt.", agreed_by="het college")
    clauses.add(city, "contact", same, "noor")
    clauses.add(city, "money", Said(text="We houden 500 euro achter.", standing="fixed", agreed_by="x"), "noor")
    evenings.take(buurt, CODE, "noor")
    lines = {line.text: line for line in effective.of_place(buurt).lines}
    called = lines["Noor belt."]
    assert called.root is not None
    assert (called.clause.place, called.root.place, called.clause.meeting) == ("de-banne", "amsterdam", CODE)
    assert lines["We houden 500 euro achter."].clause.place == "amsterdam"


def test_an_evening_gives_a_clause_of_the_place_itself_a_version(buurt: Place, agreed: Browser) -> None:
    key = clauses.add(buurt, "contact", Said(text="Noor belt.", agreed_by="de buurtraad"), "noor")
    evenings.take(buurt, CODE, "noor")
    first, second = clauses.versions(clauses.load(buurt.id, key))
    assert (first.agreed_by, first.meeting, second.meeting) == ("de buurtraad", None, CODE)


def test_a_practice_evening_agrees_on_nothing(buurt: Place, house: Flask) -> None:
    meetings.create(msgspec.structs.replace(opening("OEFEN2"), practice=1))
    with pytest.raises(Refused, match="practice_agrees_nothing"):
        evenings.take(buurt, "OEFEN2", "noor")
    talk = talks.load(buurt.id, talks.add(buurt, {"title": "Oefening", "code": "OEFEN2"}))
    with pytest.raises(Refused, match="practice_agrees_nothing"):
        inputs.take(talk)


def test_nothing_comes_from_an_evening_that_is_not_closed(buurt: Place, console: Browser) -> None:
    with pytest.raises(Refused, match="nothing_agreed"):
        evenings.take(buurt, CODE, "noor")
    assert not clauses.of_place(buurt.id)


def test_a_draft_begins_with_what_is_fixed_and_by_whom_and_what_is_open(
    city: Place, buurt: Place, fixed: str, free: str
) -> None:
    clauses.add(city, "money", Said(text="Er is {pot}.", standing="fixed", agreed_by="het college"), "noor")
    draft = evenings.begin(buurt, "")
    found = evening.load(draft)
    assert found.text("title") == "Overleg in De Banne"
    first = opened(found, drafts.reserve(draft))
    money = next(each for each in first.frames if each.key == "money")
    assert [(each.text, each.fixed, each.by) for each in money.every] == [
        ("Er is €\N{NO-BREAK SPACE}0.", True, "Amsterdam"),
        (LEFT_FREE, False, ""),
    ]
    roles = next(each for each in first.frames if each.key == "roles")
    assert [(each.text, each.fixed, each.by) for each in roles.every] == [(FIXED, True, "Amsterdam")]
    assert next(each for each in first.frames if each.key == "contact").fixed


def test_a_chapter_of_which_all_is_free_is_open_on_the_evening(buurt: Place, free: str) -> None:
    found = evening.load(evenings.begin(buurt, "kadersessie"))
    assert (found.text("frame.money.text"), found.text("frame.money.fixed")) == (LEFT_FREE, "")
    assert found.text("agenda") == "kadersessie" or any(item.text("kind") == "frames" for item in found.items("stage"))


def test_what_an_evening_agreed_goes_to_the_next_with_how_many(buurt: Place, agreed: Browser) -> None:
    evenings.take(buurt, CODE, "noor")
    draft = evenings.begin(buurt, "")
    first = opened(evening.load(draft), drafts.reserve(draft))
    every = [clause for frame in first.frames for clause in frame.every]
    one = next(each for each in every if each.text == "We houden 500 euro achter.")
    assert one.earlier is not None
    assert (one.earlier.code, one.earlier.agreed) == (CODE, 1)


def test_of_more_than_fits_an_evening_begins_with_the_first_and_says_where_the_rest_is(
    buurt: Place, city: Place
) -> None:
    texts = [f"Afspraak {n}: {'lang ' * 110}".strip() for n in range(12)]
    for text in texts:
        clauses.add(city, "money", Said(text=text, standing="fixed", agreed_by="het college"), "noor")
    draft = evenings.begin(buurt, "kadersessie")
    first = opened(evening.load(draft), drafts.reserve(draft))
    every = [clause.text for clause in next(each for each in first.frames if each.key == "money").every]
    assert every[:-1] == texts[: len(every) - 1]
    assert (f"En nog {12 - len(every) + 1} afspraken" in every[-1], every[-1].endswith("/buurt/de-banne/kaders")) == (
        True,
        True,
    )


def test_an_evening_of_which_the_room_would_not_see_all_that_is_free_does_not_begin(buurt: Place) -> None:
    for n in range(8):
        clauses.add(buurt, "money", Said(text=f"Afspraak {n}: {'lang ' * 110}", agreed_by="de buurt"), "noor")
    before = len(rows(sa.select(DRAFT.c.id)))
    with pytest.raises(Refused, match="frames_too_long"):
        evenings.begin(buurt, "kadersessie")
    assert len(rows(sa.select(DRAFT.c.id))) == before
