"""What is not public never shows: no round, no meeting and nothing of either, on whatever page of the API."""

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from app.live import meetings
from app.programme import published
from app.programme.duties.tables import DUTY
from app.programme.places import places
from app.programme.rounds import figures, money, rounds
from app.programme.rounds.money import Award, Part
from app.programme.rounds.tables import ROUND
from app.services import services
from app.storage.tables import EVENT, MEETING
from tests.devices import opening
from tests.programme.api.conftest import HIDDEN, STILL_OPEN
from tests.programme.api.reading import Reader
from tests.reliability.length import length

ROUNDS = ("eerste", "tweede", "derde")
CODES = ("EEN", "TWEE", "DRIE")


@pytest.mark.xdist_group("api")
def test_nothing_of_a_round_that_is_not_public_stands_on_any_page(reader: Reader) -> None:
    texts = reader.everything()
    assert len(texts) > 300
    for word in (HIDDEN, "nog-van-niemand", STILL_OPEN, "Stil potje", "Stil plan", "stil-plan", "4444"):
        assert not [address for address, text in texts.items() if word in text + address], word
    for path in ("", "/plans", "/envelopes", "/figures", "/plans/stil-plan", "/figures/voters"):
        assert reader.get(f"/rounds/de-banne-nog-van-niemand{path}").status_code == 404
    assert reader.items("/plans?round=de-banne-nog-van-niemand") == []
    assert reader.items("/rounds?place=de-banne") == [reader.get("/rounds/de-banne-ronde").json]


@pytest.mark.xdist_group("api")
def test_no_name_of_a_person_stands_on_any_page(reader: Reader) -> None:
    with_names = {"owner", "checker", "proposer", "person", "seat", "signature"}
    fields = {name for schema in _schemas(reader) for name in schema.get("properties", {})}
    assert not with_names & fields


def _schemas(reader: Reader) -> list[dict[str, dict[str, object]]]:
    return list(reader.get("/openapi.json").json["components"]["schemas"].values())


def test_what_fewer_than_five_people_did_is_left_out() -> None:
    assert [published.told(number) for number in (None, 1, 4)] == [published.msgspec.UNSET] * 3
    assert [published.told(number) for number in (0, 5, 900)] == [0, 5, 900]


def test_whatever_is_public_and_whatever_is_not_only_what_is_shows(house: Flask) -> None:
    _programme()
    reader = Reader(house.test_client(), "http://127.0.0.1:8000")

    @settings(max_examples=length(15, 300))
    @given(
        shown=st.tuples(*(st.booleans() for _ in ROUNDS)),
        evenings=st.tuples(*(st.tuples(*(st.booleans() for _ in range(3))) for _ in CODES)),
    )
    def only_what_is_public(shown: tuple[bool, ...], evenings: tuple[tuple[bool, ...], ...]) -> None:
        _show(shown, evenings)
        texts = reader.everything()
        everything = " ".join([*texts, *texts.values()])
        for title, public in zip(ROUNDS, shown, strict=True):
            assert (f"Ronde {title}" in everything) == public
            assert (f"Plan {title}" in everything) == (f"Potje {title}" in everything) == public
        for code, is_public, (listed, practice, closed) in zip(CODES, shown, evenings, strict=True):
            public = (listed or is_public) and closed and not practice
            assert (code in everything) == public
            assert (f"Stap {code}" in everything) == (public and is_public)

    only_what_is_public()


def _programme() -> None:
    """Three rounds, each with its pot out of the one before, and in each a meeting that awarded a plan."""
    place, parent, amount = places.load("de-banne"), "", 1_000_000
    for title, code in zip(ROUNDS, CODES, strict=True):
        made, amount = rounds.add(place, f"Ronde {title}", amount, parent=parent), amount // 10
        parent = made
        money.set_envelopes(made, [Part(f"potje-{title}", f"Potje {title}", 10)])
        meetings.create(opening(code))
        money.share(made, code, 1_000)
        money.award(made, [Award(f"plan-{title}", f"Plan {title}", 900, 800, code, None, 77)])
        figures.tell(made, {"voters": 90})
        _ends(made, code)


def _ends(round_: str, code: str) -> None:
    duty = {"meeting": code, "subject": "district", "round": round_, "place": "de-banne", "plan": "", "title": ""}
    duty |= {"kind": "district", "text": f"Stap {code}", "owner": "Noor", "state": "open", "open": True, "told": ""}
    closed = {"meeting": code, "seq": 999, "kind": "meeting.closed", "at": "2026-11-21T20:00:00Z", "link": ""}

    def work(connection: sa.Connection) -> None:
        connection.execute(sa.insert(DUTY).values(**duty, due="2026-12-24"))
        connection.execute(sa.insert(EVENT).values(**closed, body="{}"))

    services().database.commit(work)


def _show(shown: tuple[bool, ...], evenings: tuple[tuple[bool, ...], ...]) -> None:
    def work(connection: sa.Connection) -> None:
        for title, public in zip(ROUNDS, shown, strict=True):
            connection.execute(sa.update(ROUND).where(ROUND.c.title == f"Ronde {title}").values(public=public))
        for code, (listed, practice, closed) in zip(CODES, evenings, strict=True):
            one = MEETING.c.code == code
            connection.execute(sa.update(MEETING).where(one).values(public=listed, practice=practice))
            kind = "meeting.closed" if closed else "stage.opened"
            connection.execute(sa.update(EVENT).where(EVENT.c.meeting == code, EVENT.c.seq == 999).values(kind=kind))

    services().database.commit(work)
