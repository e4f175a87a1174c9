"""The phone by plain forms alone, a whole evening long, and nothing of anybody in what everybody sees."""

import re
from typing import Any

import pytest

from app.access import links
from app.faces import regions
from app.live import meetings
from facilitation.parts.seating import seats
from facilitation.state.method import BallotForm
from tests.devices import CODE, Browser, opening
from tests.plain import Page, Plain

SECRET = "Alleen van mij en van niemand anders"


@pytest.fixture
def plain(seated: Browser) -> Plain:
    """A phone with a seat and without scripts."""
    return Plain(seated.client, f"/t/{CODE}")


def heading(page: Page) -> str:
    """The one h1 of a page."""
    [found] = re.findall(r"<h1[^>]*>(.*?)</h1>", page.html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", found).split())


def shared() -> str:
    """Everything that every phone gets, in both languages."""
    rendered = [regions.regions(meetings.load(CODE), "phone", language) for language in ("nl", "en")]
    return "".join(html for one in rendered for html in one.html.values())


def pick(plain: Plain, page: Page, move: str, key: str) -> Page:
    """Press one of the arrows: a link to the list that results."""
    row = page.html.partition(f'id="rank-{key}"')[2]
    draft = re.search(rf'class="rank__{move}" name="draft" value="([^"]*)"', row)
    assert draft
    answer = plain.client.get(plain.path, query_string={"draft": draft.group(1)})
    return Page(answer.text)


def cast(plain: Plain, page: Page) -> int:
    """Press the big button of this very page."""
    posted: dict[str, list[str]] = {}
    for name, value in [*page.pairs({}), ("do", "ballot.cast")]:
        posted.setdefault(name, []).append(value)
    return int(plain.client.post(f"{plain.path}/act", data=posted).status_code)


def test_the_front_door_takes_a_code_however_it_is_typed(phone: Browser) -> None:
    assert phone.client.get("/", query_string={"code": " proef 2"}).location == f"/t/{CODE}"
    page = phone.client.get("/", query_string={"code": "nergens"}).text
    assert "NERGENS" in page
    assert "Proeftafel" in page, "public meetings stay in sight"


def test_who_comes_in_may_give_a_name_and_choose_a_table_in_the_room(phone: Browser) -> None:
    page = phone.get().text
    assert "Schuif aan" in page
    assert "Tafel 2" in page
    assert "Online tafel" not in page
    answer = phone.client.post(f"/t/{CODE}/join", data={"name": "", "table": "", "channel": "room"})
    assert answer.status_code == 303
    [seat] = seats(meetings.load(CODE).state).values()
    assert (seat.table, seat.channel) == (None, "room")
    assert "Fijn dat je er bent" in phone.get().text


def finds_its_table(plain: Plain) -> None:
    """What a phone says of its own table follows a move."""
    page = plain.press("seat.move", table="T2")
    assert "Tafel 2" in page.html.partition("data-own-table")[2].partition("</span>")[0]


def reads_the_frames_and_plans(plain: Plain, console: Browser) -> None:
    """Each frame and plan of now is the heading; the frames stay near."""
    console.lead_to("frames")
    assert heading(plain.page) == "Kader purpose"
    console.act("frame.confirm purpose")
    assert heading(plain.page) == "Kader roles"

    console.lead_to("initiatives")
    console.act("floor.give P3")
    assert heading(plain.page) == "Bankjes"
    assert "Onze kaders" in plain.page.html, "the frames stay one tap away"


def argues(plain: Plain, console: Browser) -> None:
    """A question is posted, and not supported by who asked it."""
    console.lead_to("arguments")
    console.act("floor.give P3")
    page = plain.press("argument.post", side="question", text="Waar komen de bankjes?", initiative="P3")
    assert "Waar komen de bankjes?" in page.text
    assert not page.has("argument.support"), "one does not support oneself"


def ranks(plain: Plain, console: Browser) -> None:
    """By arrows, twice; the last ballot counts."""
    console.lead_to("ranking")
    page = plain.page
    for key in ("P1", "P2", "P3"):
        page = pick(plain, page, "pick", key)
    page = pick(plain, pick(plain, page, "up", "P3"), "up", "P3")
    assert cast(plain, page) == 303
    assert 'data-counted tabindex="-1">' in plain.page.html
    again = pick(plain, plain.page, "down", "P2")
    assert 'value="P2" form="act" disabled' in again.html, "the last one leaves by the arrow down"
    assert cast(plain, again) == 303
    console.act("stage.close")
    assert "Jouw keuze telt mee." in plain.page.text
    assert meetings.load(CODE).state.current.state.ballots == ({"order": ["P3", "P1"]},)
    assert "De uitslag" not in plain.page.text
    console.act("stage.reveal")
    assert heading(plain.page) == "De uitslag"


def divides(plain: Plain, console: Browser) -> None:
    """Amounts are chosen, and the middle is shown."""
    console.lead_to("allocation")
    page = plain.press(amounts__P1="300000", amounts__P2="0", amounts__P3="250000")
    assert page.html.count(" checked") >= 3
    assert "€\N{NO-BREAK SPACE}4.500" in page.html.partition("data-purse-left>")[2][:20]
    console.act("stage.close")
    assert meetings.load(CODE).state.current.state.ballots == ({"amounts": {"P1": 300000, "P3": 250000}},)
    console.act("stage.reveal")
    assert "in het midden" in plain.page.text


def answers_the_question(plain: Plain, console: Browser) -> None:
    """A concern with its reason, until it is decided."""
    console.lead_to("decision")
    page = plain.press(position="concern", reason=SECRET)
    assert "telt mee" in page.text
    assert SECRET in page.html
    console.act("stage.close")
    assert "Zorgen" in plain.page.text
    console.act("decision.record")
    assert heading(plain.page) == "Het besluit is genomen"


def looks_back(plain: Plain, console: Browser) -> None:
    """What somebody keeps is shown with all others."""
    console.lead_to("review")
    page = plain.press(keep="Eerst afspraken", improve="", grade="8")
    assert "Eerst afspraken" in page.html
    console.act("stage.close")
    console.act("stage.reveal")
    assert "Eerst afspraken" in plain.page.text
    assert "8,0" in plain.page.text

    console.act("meeting.close")
    assert f'href="/t/{CODE}/besluit"' in plain.page.html
    assert "Dank je wel" in heading(plain.page)


def test_a_whole_evening_by_plain_forms(plain: Plain, console: Browser) -> None:
    finds_its_table(plain)
    reads_the_frames_and_plans(plain, console)
    argues(plain, console)
    ranks(plain, console)
    divides(plain, console)
    answers_the_question(plain, console)
    looks_back(plain, console)


def test_support_is_given_and_taken_back_by_the_same_button(plain: Plain, console: Browser, context: Any) -> None:
    other = Browser(context.test_client())
    other.join()
    console.lead_to("arguments")
    other.act("argument.post", initiative="P1", side="for", text="Ja, doen.")
    assert 'aria-pressed="true"' in plain.press("argument.support A1").html
    assert 'aria-pressed="false"' in plain.press("argument.unsupport A1").html


def test_arguments_can_be_read_by_support_and_by_age(plain: Plain, console: Browser, context: Any) -> None:
    other = Browser(context.test_client())
    other.join()
    console.lead_to("arguments")
    for text in ("eerst", "daarna"):
        other.act("argument.post", initiative="P1", side="for", text=text)
    plain.press("argument.support A1")
    newest, most = (plain.client.get(f"/t/{CODE}?volgorde={by}").text for by in ("nieuw", "steun"))
    assert newest.index("daarna") < newest.index("eerst")
    assert most.index("eerst") < most.index("daarna")


def test_an_author_reads_that_an_argument_waits_and_why_one_was_hidden(plain: Plain, console: Browser) -> None:
    console.lead_to("arguments")
    console.act("approval.set", on="true")
    page = plain.press("argument.post", side="for", text="Ik wacht even", initiative="P1")
    assert "wacht even" in page.html.partition("data-mine")[2].partition("<main")[0]
    console.act("argument.moderate A1 verdict=hide", reason="Dit gaat over een persoon.")
    assert "Dit gaat over een persoon." in plain.page.text
    assert "Dit gaat over een persoon." not in shared()


def test_nothing_personal_stands_in_what_everybody_sees(plain: Plain, console: Browser) -> None:
    seat = next(iter(seats(meetings.load(CODE).state)))
    untouched = {}
    for key, fill in {
        "arguments": {"words": "argument.post", "side": "for", "text": "Mijn eigen woorden", "initiative": "P1"},
        "ranking": {"order": "P2"},
        "allocation": {"amounts__P1": "300000"},
        "decision": {"position": "objection", "reason": SECRET},
        "review": {"keep": SECRET},
    }.items():
        console.lead_to(key)
        before = shared()
        if key == "ranking":
            cast(plain, pick(plain, plain.page, "pick", "P2"))
        else:
            plain.press(**fill)
        untouched[key] = shared() == before
        assert seat not in shared()
        assert SECRET not in shared()
        assert "checked" not in re.sub(r'(value="0"|id="f-all")[^>]*checked', "", shared())
        assert 'aria-pressed="true"' not in shared()
        assert "csrf_token" not in shared()
    assert untouched == {"arguments": False, "ranking": True, "allocation": True, "decision": True, "review": True}


@pytest.mark.parametrize("text", ["x" * 281, "   "])
def test_a_refused_argument_keeps_what_was_typed(plain: Plain, console: Browser, text: str) -> None:
    console.lead_to("arguments")
    page = plain.press("argument.post", status=422, side="for", text=text, initiative="P1")
    assert heading(page) == "Dat lukte niet"
    assert text.strip() in page.html
    assert f'href="/t/{CODE}"' in page.html


def test_a_concern_without_a_text_is_refused_in_words(plain: Plain, console: Browser) -> None:
    console.lead_to("decision")
    page = plain.press(status=422, position="concern", reason="")
    assert "Schrijf op wat je zorg of bezwaar is." in page.text


def test_an_empty_list_is_refused_in_words(plain: Plain, console: Browser) -> None:
    console.lead_to("ranking")
    assert "Kies eerst minstens één plan." in plain.press(status=422).text


def test_approvals_are_ticked_and_held_to_their_limit(seated: Browser, context: Any) -> None:
    form = BallotForm(kind="approval", max_sum=800_000)
    meetings.create(opening("KEUZES", form=form))
    console = Browser(context.test_client(), "console", "KEUZES")
    console.client.post("/t/KEUZES/regie/key", data={"key": links.make("KEUZES")})
    seated.client.post("/t/KEUZES/join", data={})
    console.lead_to("ranking")
    plain = Plain(seated.client, "/t/KEUZES")
    assert "te duur" in plain.press(status=409, approved=["P1", "P2"]).text
    page = plain.press(approved=["P2", "P3"])
    assert set(re.findall(r'value="(P\d)"[^>]* checked', page.html)) == {"P2", "P3"}
    console.act("stage.close")
    assert meetings.load("KEUZES").state.current.state.ballots == ({"approved": ["P2", "P3"]},)
    console.act("stage.reveal")
    assert "1 stem" in " ".join(plain.page.text.split())


def test_every_stage_has_one_heading_and_says_where_the_room_is(plain: Plain, console: Browser) -> None:
    for stage in ("welcome", "frames", "initiatives", "arguments", "ranking", "allocation", "decision", "review"):
        console.lead_to(stage)
        assert heading(plain.page)
        assert f'<section class="step" data-stage="{stage}"' in plain.page.html
        assert "style=" not in plain.page.html
        assert "<script>" not in plain.page.html
