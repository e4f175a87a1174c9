"""The simple phone: a sentence and a picture at every stage, one question a page, and nothing that a phone lacks."""

import re
from typing import get_args

import msgspec
import pytest
from flask import Flask

from app.faces import simple
from app.faces.regions import regions
from app.faces.view import View
from app.languages import LANGUAGES, speaking
from app.live.meetings import load
from app.part import SHOWN
from facilitation.registry import PARTS
from facilitation.state.stage import LiveStage, Stage, Status
from tests.devices import CODE, Browser
from tests.plain import Page

replace = msgspec.structs.replace
KINDS = sorted(set(PARTS.kinds) & set(SHOWN.parts))
LINK = re.compile(r'data-turn="on" href="#([\w-]+)"')
BEGIN = re.compile(r'<div class="begin">.*?href="#([\w-]+)"', re.DOTALL)


@pytest.fixture
def slow(seated: Browser) -> Browser:
    """The phone of somebody who reads one thing a page."""
    assert seated.get("?weergave=eenvoudig").status_code == 200
    seated.face = "simple"
    return seated


def at(kind: str, status: Status) -> View:
    """The simple phone while a stage of this kind is that far."""
    view = View(load(CODE), "simple")
    stage = LiveStage(Stage(kind, kind), PARTS.kinds[kind].state(), status=status)
    view.meeting = replace(view.meeting, stages=(stage,), at=0)
    return view


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_stage_has_a_sentence_of_its_own_and_a_picture(context: Flask, kind: str) -> None:
    assert SHOWN.parts[kind].plainly.get("open")
    with context.test_request_context():
        assert context.jinja_env.get_or_select_template(simple.pictures(at(kind, "open"))).name == (
            f"parts/{kind}/picture.html"
        )


@pytest.mark.parametrize("status", get_args(Status))
def test_a_sentence_says_what_happens_at_every_kind_however_far_it_is(context: Flask, status: Status) -> None:
    for language in LANGUAGES:
        with context.test_request_context(), speaking(language):
            said = [str(simple.sentence(at(kind, status))) for kind in KINDS]
            assert all(1 <= len(re.findall(r"[.?!؟]", each)) <= 2 and len(each.split()) < 16 for each in said), said


def test_a_person_chooses_how_to_read_and_it_stays_on_the_device(seated: Browser) -> None:
    assert 'data-face="phone"' in seated.get().text
    assert 'data-face="simple"' in seated.get("?weergave=eenvoudig").text
    assert 'data-face="simple"' in seated.get().text
    assert 'data-face="simple"' in seated.get("?weergave=zomaar").text
    assert 'data-face="phone"' in seated.get("?weergave=gewoon").text
    assert 'data-face="phone"' in seated.get().text


def test_who_comes_in_may_choose_it_before_and_keeps_the_table_that_was_scanned(phone: Browser) -> None:
    page = phone.get("?tafel=2").text
    assert 'href="?tafel=2&amp;weergave=eenvoudig"' in page
    assert '<body class="simple"' in phone.get("?tafel=2&weergave=eenvoudig").text
    phone.join(name="Ans")
    assert 'data-face="simple"' in phone.get().text


def test_the_usual_phone_has_no_pages(seated: Browser, console: Browser) -> None:
    for stage in ("ranking", "allocation"):
        console.lead_to(stage)
        assert "data-page" not in seated.get().text
        assert 'class="begin"' not in seated.get().text


def walked(html: str, *, last: str) -> list[str]:
    """The pages from where it begins, one after the other, up to this one."""
    found = re.search(BEGIN, html)
    assert found is not None
    pages = [found[1]]
    while pages[-1] != last:
        after = html.partition(f'id="{pages[-1]}"')[2]
        assert after, f"there is no page {pages[-1]}"
        pages.append(LINK.findall(after)[0])
        assert len(pages) < 20
    assert f'id="{last}"' in html
    return pages


def test_money_is_divided_one_plan_a_page_and_without_scripts(slow: Browser, console: Browser) -> None:
    console.lead_to("allocation")
    html = slow.get().text
    *plans, end = walked(html, last="inleveren")
    assert (sorted(plans), end) == (["bud-P1", "bud-P2", "bud-P3"], "inleveren")
    page = Page(html)
    assert [f["name"] for f in page.fields if f["name"].startswith("amounts.P1")] == ["amounts.P1"] * 3
    assert "Ingeleverd" not in shown(html)
    assert slow.act("ballot.cast", **{"amounts.P1": "300000", "amounts.P2": "0", "amounts.P3": "0"}).status_code == 200
    assert "Ingeleverd" in shown(slow.get().text)


def test_a_list_is_made_one_plan_at_a_time_and_without_scripts(slow: Browser, console: Browser) -> None:
    console.lead_to("ranking")
    html = slow.get().text
    assert walked(html.replace('id="rank-pool"', 'id="rank-pool" data-turn="on" href="#rank-P1"'), last="lijst") == [
        "rank-pool", "rank-P1", "rank-P2", "rank-P3", "lijst",
    ]  # fmt: skip
    chosen = slow.get("?draft=P2").text
    assert walked(chosen.replace('id="rank-pool"', 'id="rank-pool" data-turn="on" href="#rank-P1"'), last="lijst") == [
        "rank-pool", "rank-P1", "rank-P3", "lijst",
    ]  # fmt: skip
    assert slow.act("ballot.cast", order=["P2", "P1"]).status_code == 200
    assert "Ingeleverd" in shown(slow.get().text)


def shown(html: str) -> str:
    """A page without the boxes that wait for what is yours."""
    return re.sub(r"<div class=\"handed\"[^>]* hidden\s*>.*?</div>", "", html, flags=re.DOTALL)


def test_its_regions_are_those_of_the_phone_with_what_happens_now_and_without_the_corner(slow: Browser) -> None:
    room = load(CODE)
    assert slow.face == "simple"
    usual, plain = (set(regions(room, face, "nl").html) for face in ("phone", "simple"))
    assert plain == usual - {"frames"} | {"now"}


def test_what_all_who_read_so_are_sent_knows_nobody(slow: Browser, console: Browser) -> None:
    console.lead_to("allocation")
    slow.act("ballot.cast", **{"amounts.P1": "300000", "amounts.P2": "0", "amounts.P3": "0"})
    shared = regions(load(CODE), "simple", "nl").html["stage"]
    assert "Ingeleverd" not in shown(shared)
    assert shared == regions(load(CODE), "simple", "nl").html["stage"]
    assert 'value="300000" form="act"\n data-type="int" data-part checked' not in shared


def test_what_ended_says_so(slow: Browser, console: Browser) -> None:
    view = View(load(CODE), "simple")
    view.meeting = replace(view.meeting, closed=True)
    assert "afgelopen" in str(simple.sentence(view))
    assert simple.pictures(view) == ["faces/simple/picture.html"]


def test_who_follows_from_home_reads_one_thing_a_page_too_takes_part_and_stays_at_home(
    phone: Browser, console: Browser
) -> None:
    assert 'href="?weergave=eenvoudig"' in phone.get("/livecast").text
    page = phone.get("/livecast?weergave=eenvoudig").text
    assert 'data-face="simple"' in page
    assert "now__says" in page
    seen = page.partition("<div hidden>")[0]
    assert '<input type="hidden" name="channel" value="online">' in seen
    assert "data-stage" not in seen
    sat = phone.client.post(f"/t/{CODE}/join", data={"channel": "online", "face": "livecast", "name": "Ans"})
    assert sat.headers["Location"].endswith(f"/t/{CODE}/livecast")
    console.lead_to("arguments")
    page = phone.get("/livecast").text
    assert 'data-face="simple"' in page
    assert "data-stage" in page.partition("<div hidden>")[0]
    form = Page(page)
    assert next(field["value"] for field in form.fields if field["name"] == "face") == "livecast"
    assert 'data-face="livecast"' in phone.get("/livecast?weergave=gewoon").text
