"""Versions of what was published: kept with their checksum, listed, and gone where something had to go."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.live import meetings
from app.programme.places import places
from app.programme.publication import versions
from app.programme.publication.tables import PUBLICATION
from app.programme.rounds import money, rounds
from app.programme.rounds.tables import SHARE
from app.programme.storage import rows
from app.services import services
from app.storage.tables import REDACTION
from facilitation.refusals import Refused, Unavailable
from tests.devices import CODE, opening
from tests.storage.postgresql.kind import PostgreSQLDatabase

PAGE = "/programma/ronde/de-banne-ronde/publicatie"


@pytest.fixture
def round_(house: Flask) -> rounds.Round:
    """A public round that a meeting has a share of."""
    made = rounds.add(places.load("de-banne"), "Ronde", 2_000_000, public=True)
    meetings.create(opening())
    money.share(made, CODE, 1_000_000)
    return rounds.load(made)


def bundles() -> Iterator[bytes | None]:
    return (row.content for row in rows(sa.select(PUBLICATION.c.content).order_by(PUBLICATION.c.number)))


def test_one_press_publishes_and_everybody_can_read_and_download(
    round_: rounds.Round, lead: FlaskClient, passer_by: FlaskClient
) -> None:
    answer = lead.post(PAGE, data={"note": "De eerste"})
    assert (answer.status_code, answer.location) == (303, f"{PAGE}?gemaakt=1")
    [kept] = versions.listed(round_.id)
    told = lead.get(answer.location).text
    assert kept.sha256 in told
    assert "Versie 1 staat voor iedereen klaar." in told
    public = passer_by.get("/ronde/de-banne-ronde/publicaties")
    assert kept.sha256 in public.text
    assert "De eerste" in public.text
    file = passer_by.get("/ronde/de-banne-ronde/publicaties/1.zip")
    assert (file.content_type, hashlib.sha256(file.data).hexdigest()) == ("application/zip", kept.sha256)
    assert len(file.data) == kept.bytes
    assert "Lees het verslag" in passer_by.get("/ronde/de-banne-ronde").text


def test_the_report_that_is_served_is_that_of_the_bundle_with_its_style_allowed_by_its_hash(
    round_: rounds.Round, passer_by: FlaskClient
) -> None:
    assert passer_by.get("/ronde/de-banne-ronde/verslag").status_code == 404
    versions.publish(round_, "link:noor")
    page = passer_by.get("/ronde/de-banne-ronde/verslag")
    assert "<h1" in page.text
    assert "style-src 'self' 'sha256-" in page.headers["Content-Security-Policy"]
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in page.headers
    assert passer_by.get("/ronde/de-banne-ronde/verslag.pdf").data.startswith(b"%PDF")


def test_a_version_in_which_nothing_changed_is_not_made_again(round_: rounds.Round) -> None:
    versions.publish(round_, "link:noor")
    with pytest.raises(Refused, match="publication_same") as refusal:
        versions.publish(round_, "link:noor", "nog eens")
    assert refusal.value.details == {"number": 1}
    rounds.change(round_.id, "Ronde", about="Nu met uitleg.")
    assert versions.publish(rounds.load(round_.id), "link:noor").number == 2
    assert [each.number for each in versions.listed(round_.id)] == [2, 1]


def test_what_the_public_may_not_see_is_not_published_nor_served(round_: rounds.Round, passer_by: FlaskClient) -> None:
    versions.publish(round_, "link:noor")
    rounds.change(round_.id, "Ronde", public="")
    with pytest.raises(Refused, match="publication_not_public"):
        versions.publish(rounds.load(round_.id), "link:noor")
    for path in ("publicaties", "publicaties/1.zip", "verslag", "verslag.pdf"):
        assert passer_by.get(f"/ronde/de-banne-ronde/{path}").status_code == 404


def test_a_version_is_withdrawn_with_its_bytes_and_that_it_was_there_stays(
    round_: rounds.Round, lead: FlaskClient, passer_by: FlaskClient
) -> None:
    versions.publish(round_, "link:noor")
    form = {"number": "1", "reason": "Er stond een naam in."}
    assert lead.post(f"{PAGE}/weg", data=form).status_code == 303
    assert list(bundles()) == [None]
    assert passer_by.get("/ronde/de-banne-ronde/publicaties/1.zip").status_code == 404
    assert "Er stond een naam in." in passer_by.get("/ronde/de-banne-ronde/publicaties").text
    assert lead.post(f"{PAGE}/weg", data={"number": "x", "reason": "x"}).status_code == 422
    assert versions.publish(round_, "link:noor").number == 2


def test_a_text_that_the_host_removed_takes_the_bundles_of_before_with_it(
    round_: rounds.Round, passer_by: FlaskClient
) -> None:
    versions.publish(round_, "link:noor")
    for role, gone in (("term", False), ("host", True)):
        row = {"meeting": CODE, "digest": role, "role": role, "at": "2026-12-01T00:00:00Z"}
        services().database.commit(lambda c, row=row: c.execute(sa.insert(REDACTION).values(row)))
        assert (passer_by.get("/ronde/de-banne-ronde/publicaties/1.zip").status_code == 404) is gone
    assert list(bundles()) == [None]
    assert versions.publish(round_, "link:noor").number == 2
    assert [each.there for each in versions.listed(round_.id)] == [True, False]


def test_what_has_to_go_is_given_to_nobody_where_nothing_can_be_written(
    round_: rounds.Round, passer_by: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions.publish(round_, "link:noor")
    row = {"meeting": CODE, "digest": "x", "role": "host", "at": "2026-12-01T00:00:00Z"}
    services().database.commit(lambda c: c.execute(sa.insert(REDACTION).values(row)))

    def full(_work: object) -> None:
        raise Unavailable("disk_full")

    monkeypatch.setattr(services().database, "commit", full)
    assert passer_by.get("/ronde/de-banne-ronde/publicaties/1.zip").status_code == 404
    assert [each.there for each in versions.listed(round_.id)] == [False]
    assert passer_by.get("/ronde/de-banne-ronde").status_code == 200


def test_only_who_may_publish_can(round_: rounds.Round, passer_by: FlaskClient) -> None:
    assert passer_by.post(PAGE, data={}).status_code == 403
    assert passer_by.post(f"{PAGE}/weg", data={}).status_code == 403
    assert passer_by.get(f"{PAGE}/voorbeeld").status_code == 403
    assert list(bundles()) == []


def test_too_many_meetings_for_a_page_are_left_to_the_command(round_: rounds.Round) -> None:
    with pytest.raises(Refused, match="publication_large"):
        versions.require_publishable(round_, most=0)
    versions.require_publishable(round_, most=None)


def test_nobody_waits_for_the_preview_of_very_many_meetings(round_: rounds.Round, lead: FlaskClient) -> None:
    many = [{"meeting": f"M{n}", "round": round_.id, "amount": 0} for n in range(versions.MOST)]
    services().database.commit(lambda connection: connection.execute(sa.insert(SHARE), many))
    assert lead.get(f"{PAGE}/voorbeeld").status_code == 409


def test_the_preview_keeps_nothing(round_: rounds.Round, lead: FlaskClient, tmp_path: Path) -> None:
    assert "<h1" in lead.get(f"{PAGE}/voorbeeld").text
    assert list(bundles()) == []


def test_organisers_see_the_button_and_readers_do_not(round_: rounds.Round, lead: FlaskClient) -> None:
    assert "Maak en publiceer" in lead.get(PAGE).text


def test_a_version_is_kept_and_let_go_on_postgresql_too(tmp_path: Path) -> None:
    kind = PostgreSQLDatabase(tmp_path)
    app = create_app({"DATA_DIR": tmp_path, "DATABASE_URL": kind.url, "TESTING": True, "LIMITS": {}})
    with app.app_context():
        places.add(None, "city", "Amsterdam")
        made = rounds.load(rounds.add(places.load("amsterdam"), "Stad", 100, public=True))
        kept = versions.publish(made, "link:noor")
        assert hashlib.sha256(versions.content(made.id)).hexdigest() == kept.sha256
        versions.withdraw(made.id, 1, "Weg.")
        assert [each.there for each in versions.listed(made.id)] == [False]
        services().database.close()
    kind.remove()
