"""The site as browsers, search engines, feed readers and other sites see it."""

import json
import re
from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.demo import demo_meetings
from app.live import meetings, search_engines
from app.programme.findable import NEWS
from app.programme.places import places
from app.programme.publication import versions
from app.programme.rounds import money, outcome, rounds
from app.programme.rounds.money import Award
from app.programme.site import sitemap
from app.programme.storage import rows
from app.record.follow_up import telling
from app.services import services
from facilitation.refusals import Unavailable
from tests.devices import CODE

ATOM, MAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "http://127.0.0.1:8000"


def feed(client: FlaskClient, path: str) -> Element:
    answer = client.get(path)
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    assert "Set-Cookie" not in answer.headers
    return fromstring(answer.data)


def said(found: Element) -> list[str]:
    return [str(entry.findtext(f"{ATOM}title")) for entry in found.iter(f"{ATOM}entry")]


def listed(client: FlaskClient, path: str = "/sitemap.xml") -> list[str]:
    return [str(each.text).removeprefix(BASE) for each in fromstring(client.get(path).data).iter(f"{MAP}loc")]


def test_the_front_tells_what_runs_what_was_decided_and_what_became_of_it(city: Flask, passer_by: FlaskClient) -> None:
    demo_meetings.demo("closed")
    money.set_pot("de-banne-buurtbudget-de-banne", 20_000_000)
    outcome.join("de-banne-buurtbudget-de-banne", demo_meetings.KLAVERBUURT, 8_400_000)
    outcome.take("de-banne-buurtbudget-de-banne", demo_meetings.KLAVERBUURT)
    for state in ("running", "done"):
        telling.tell(demo_meetings.KLAVERBUURT, "facilitator", "I01.1", state, "", f"Nu {state}.")
    versions.publish(rounds.load("noord-noord-kiest"), "link:noor")
    page = passer_by.get("/buurt").text
    heads = re.findall(r"<h2>(.*?)</h2>", page)
    assert heads == ["Nu bezig", "Net besloten", "Wat kwam ervan?", "Alle buurten"]
    decided, became = (page.partition(head)[2].partition("<h2>")[0] for head in heads[1:3])
    assert "Noord kiest" in decided
    assert "Toegekend: € 600, voor 1 van de plannen (1)." in decided.replace("\N{NO-BREAK SPACE}", " ")
    assert became.count(f"/t/{demo_meetings.KLAVERBUURT}/besluit/plan/I01") == 1
    assert "<b>klaar</b>" in became
    assert "/ronde/noord-noord-kiest/verslag" in became
    assert "geheim" not in page.lower()


def test_the_front_page_leads_to_the_site_once_a_round_is_public(app: Flask, request: pytest.FixtureRequest) -> None:
    assert 'href="/buurt"' not in app.test_client().get("/").text
    request.getfixturevalue("city")
    assert 'href="/buurt"' in app.test_client().get("/").text


def test_a_feed_tells_new_rounds_decisions_and_publications_of_a_place(city: Flask, passer_by: FlaskClient) -> None:
    versions.publish(rounds.load("noord-noord-kiest"), "link:noor")
    whole = feed(passer_by, "/nieuws.atom")
    assert set(said(whole)) == {
        "Nieuwe ronde: Buurtbudget De Banne, De Banne",
        "Nieuwe ronde: Noord kiest, Noord",
        "Besloten: Noord kiest, Noord",
        "Verslag: Noord kiest, Noord",
    }
    assert said(feed(passer_by, "/buurt/de-banne/nieuws.atom")) == ["Nieuwe ronde: Buurtbudget De Banne, De Banne"]
    assert len(said(feed(passer_by, "/buurt/amsterdam/nieuws.atom"))) == 4
    assert passer_by.get("/buurt/nergens/nieuws.atom").status_code == 404
    times = [str(each.text) for each in whole.iter(f"{ATOM}updated")]
    assert [datetime.fromisoformat(at) for at in times]
    assert times[1:] == sorted(times[1:], reverse=True)
    keys = [str(each.text) for each in whole.iter(f"{ATOM}id")]
    assert len(keys) == len(set(keys)) == 5
    assert all(str(each.get("href")).startswith(BASE) for each in whole.iter(f"{ATOM}link"))


def test_a_feed_keeps_the_language_of_the_page_that_led_to_it_and_sets_no_cookie(
    city: Flask, passer_by: FlaskClient
) -> None:
    page = passer_by.get("/buurt/noord?taal=tr").text
    assert 'href="/buurt/noord/nieuws.atom?taal=tr"' in page
    assert 'href="/buurt/noord/nakomen.ics?taal=tr"' in passer_by.get("/buurt/noord/nakomen").text
    stranger = city.test_client()
    answer = stranger.get("/buurt/noord/nieuws.atom?taal=tr")
    told = fromstring(answer.data)
    assert "Set-Cookie" not in answer.headers
    assert told.get("{http://www.w3.org/XML/1998/namespace}lang") == "tr"
    assert all(str(each.get("href")).endswith("?taal=tr") for each in told.iter(f"{ATOM}link"))
    assert "Set-Cookie" not in stranger.get("/buurt/noord/nakomen.ics?taal=tr").headers


def test_a_language_holds_from_the_site_to_an_evening_and_back(city: Flask, passer_by: FlaskClient) -> None:
    evening = f"/t/{demo_meetings.KLAVERBUURT}"
    for path in ("/buurt", evening, "/zoeken"):
        page = city.test_client().get(path, headers={"Accept-Language": "ar-MA"}).text
        assert '<html lang="ar" dir="rtl"' in page
    assert '<html lang="tr"' in passer_by.get("/buurt?taal=tr").text
    for path in (evening, f"{evening}/besluit", f"{evening}/livecast", "/buurt/noord", "/privacy"):
        assert '<html lang="tr"' in passer_by.get(path).text


def test_news_has_the_day_on_which_it_was_seen_and_what_was_long_over_its_own(
    city: Flask, passer_by: FlaskClient
) -> None:
    feed(passer_by, "/nieuws.atom")
    query = sa.select(NEWS.c.kind, NEWS.c.at).where(NEWS.c.round == "noord-noord-kiest")
    assert {tuple(row) for row in rows(query)} == {(kind, "2025-12-31T12:00:00Z") for kind in ("round", "decided")}
    before = said(feed(passer_by, "/nieuws.atom"))
    rounds.change("noord-noord-kiest", "Noord kiest", public="")
    assert len(said(feed(passer_by, "/nieuws.atom"))) == len(before) - 2


def test_the_map_has_the_public_pages_and_no_others(city: Flask, passer_by: FlaskClient) -> None:
    versions.publish(rounds.load("noord-noord-kiest"), "link:noor")
    found = listed(passer_by)
    assert set(found) == {
        "/buurt", "/buurt/amsterdam", "/buurt/noord", "/buurt/de-banne", "/ronde/de-banne-buurtbudget-de-banne",
        "/ronde/noord-noord-kiest", "/ronde/noord-noord-kiest/verslag",
    }  # fmt: skip
    for path in found:
        assert passer_by.get(path).status_code == 200, path


def test_the_record_of_a_closed_meeting_is_in_the_map_unless_it_is_kept_out_of_search_engines(
    city: Flask, passer_by: FlaskClient
) -> None:
    demo_meetings.demo("closed")
    closed = demo_meetings.KLAVERBUURT
    money.set_pot("de-banne-buurtbudget-de-banne", 20_000_000)
    money.share("de-banne-buurtbudget-de-banne", closed, 8_400_000)
    assert f"/t/{closed}/besluit" in listed(passer_by)
    assert f"/t/{CODE}/besluit" not in listed(passer_by)
    search_engines.choose(meetings.load(closed), True)
    assert f"/t/{closed}/besluit" not in listed(passer_by)
    assert closed not in passer_by.get("/robots.txt").text
    assert passer_by.get(f"/t/{closed}/besluit").headers["X-Robots-Tag"] == "noindex"


def test_a_map_that_is_too_large_is_paged(city: Flask, passer_by: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = listed(passer_by)
    monkeypatch.setattr(sitemap, "FOUND_ON_EACH", 2)
    pages = listed(passer_by)
    assert pages == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    assert sorted(path for page in pages for path in listed(passer_by, page)) == sorted(whole)
    assert passer_by.get("/sitemap-4.xml").status_code == 404
    assert passer_by.get("/sitemap-0.xml").status_code == 404


def test_search_engines_are_told_where_the_map_is_and_what_to_leave(city: Flask, passer_by: FlaskClient) -> None:
    told = passer_by.get("/robots.txt").text
    assert f"Sitemap: {BASE}/sitemap.xml\n" in told
    assert "Disallow: /programma\n" in told
    assert not any(path.startswith(sitemap.ALONE) for path in listed(passer_by))


def test_every_public_page_says_what_it_is_to_machines(city: Flask, passer_by: FlaskClient) -> None:
    kinds = {
        "/buurt": "WebSite",
        "/buurt/de-banne": "AdministrativeArea",
        "/ronde/noord-noord-kiest": "MonetaryGrant",
    }
    for path, kind in kinds.items():
        page = passer_by.get(path).text
        assert f'<link rel="canonical" href="{BASE}{path}">' in page
        [described] = re.findall(r'<meta name="description" content="(.*?)">', page)
        assert 20 < len(described) < 200
        assert f'<meta property="og:url" content="{BASE}{path}">' in page
        [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
        assert json.loads(data)["@type"] == kind
    assert json.loads(data)["amount"] == {"@type": "MonetaryAmount", "currency": "EUR", "value": "1000.00"}


def test_a_name_cannot_break_out_of_what_machines_are_told(city: Flask, passer_by: FlaskClient) -> None:
    places.rename("de-banne", "</script><script>alert(1)</script>")
    assert "<script>alert" not in passer_by.get("/buurt/de-banne").text


def test_only_the_widget_may_stand_in_the_pages_of_others_and_it_sets_no_cookie(
    city: Flask, passer_by: FlaskClient
) -> None:
    answer = passer_by.get("/widget/noord")
    assert "frame-ancestors 'self' *;" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers
    assert "<script" not in answer.text
    assert "Buurtbudget De Banne" in answer.text
    assert "Noord kiest" in answer.text
    assert "geheim" not in answer.text.lower()
    links = re.findall(r"<a [^>]*>", answer.text)
    assert len(links) == 4
    assert all('target="_blank"' in link and 'rel="noopener"' in link for link in links)
    for path in ("/", "/buurt", "/ronde/noord-noord-kiest", "/programma", "/zoeken", "/nieuws.atom"):
        policy = passer_by.get(path).headers["Content-Security-Policy"]
        assert "frame-ancestors 'self';" in policy, path


def test_what_one_copies_names_the_place_and_has_a_title(
    city: Flask, lead: FlaskClient, passer_by: FlaskClient
) -> None:
    page = lead.get("/programma/plek/noord/widget").text
    assert f"&lt;iframe src=&#34;{BASE}/widget/noord&#34;" in page.replace('"', "&#34;")
    assert "title=&#34;Buurtbudget in Noord&#34;" in page.replace('"', "&#34;")
    assert passer_by.get("/programma/plek/noord/widget").status_code == 403


def test_a_disk_that_is_full_does_not_stop_who_searches(
    city: Flask, passer_by: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    passer_by.get("/zoeken?q=tuin")
    money.award("noord-noord-kiest", [Award("P9", "Tuinhuis", 1, 0)])

    def full(_work: object) -> None:
        raise Unavailable("disk_full")

    monkeypatch.setattr(services().database, "commit", full)
    answer = passer_by.get("/zoeken?q=tuin")
    assert answer.status_code == 200
    assert "Moestuin" in answer.text
    assert "Tuinhuis" not in answer.text
