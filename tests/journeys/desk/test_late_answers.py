"""Answers that come late: what a server said a moment ago never takes away what somebody wrote since."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import APIResponse, Browser, Page, Response, Route, expect

from tests.journeys.desk.bureau import Bureau, at, prepared, rows, window
from tests.realtime.servers import Furnish

FRAME = "#f-frame-roles-text"
TITLE = ".cards [data-field$='.title']"


@pytest.fixture
def colleagues(browser: Browser, furnish: Furnish) -> Iterator[tuple[Bureau, Page, Page]]:
    server = furnish()
    bureau = (server, *prepared(server))
    server.start()
    pages = [window(browser, bureau) for _ in range(2)]
    yield bureau, *pages
    for page in pages:
        page.context.close()


def write(page: Page, field: str, key: str, text: str) -> None:
    """Type at the beginning or the end of a field."""
    page.locator(field).first.press(key)
    page.keyboard.type(text)


def told(answer: Response) -> bool:
    """Whether it tells what a colleague wrote."""
    return "/wijzigingen?" in answer.url and "frame.roles.text" in answer.json()["fields"]


def held_back(page: Page, pattern: str) -> Callable[[], None]:
    """Let what answers the next request to `pattern` wait in the network; what lets it come in."""
    waiting: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        waiting.append((route, route.fetch()))

    page.route(pattern, hold, times=1)

    def come() -> None:
        while not waiting:
            page.wait_for_timeout(20)
        (route, answer), *_ = waiting
        route.fulfill(response=answer)

    return come


def test_words_of_a_colleague_that_were_told_while_an_own_word_was_under_way_come_in_after_it(
    colleagues: tuple[Bureau, Page, Page],
) -> None:
    bureau, mine, other = colleagues
    for page in (mine, other):
        page.goto(at(bureau, "kaders"))
    before, come = mine.input_value(FRAME), held_back(mine, "**/veld")
    with mine.expect_request("**/veld"):
        write(mine, FRAME, "Control+Home", "appel ")
    with mine.expect_response(told), other.expect_response("**/veld"):
        write(other, FRAME, "Control+End", " peer")
    come()
    for page in (mine, other):
        expect(page.locator(FRAME)).to_have_value(f"appel {before} peer")


def test_a_long_text_with_an_emoji_is_kept_as_it_was_typed(colleagues: tuple[Bureau, Page, Page]) -> None:
    bureau, mine, other = colleagues
    text = "😀 buurt 😁 " + "samen aan tafel " * 30
    for page in (mine, other):
        page.goto(at(bureau, "kaders"))
    for typed in (text, text.replace("😁", "😂") + "einde."):
        with mine.expect_response("**/veld"):
            mine.locator(FRAME).fill(typed)
    expect(other.locator(FRAME)).to_have_value(typed)
    assert rows(bureau[0], "SELECT value FROM draft_field WHERE name = 'frame.roles.text'") == [(typed,)]


def test_a_page_that_was_made_before_an_own_word_was_kept_does_not_take_it_away(
    colleagues: tuple[Bureau, Page, Page],
) -> None:
    bureau, mine, other = colleagues
    for page in (mine, other):
        page.goto(at(bureau, "plannen"))
    mine.locator(".cards summary").first.click()
    title, come = mine.locator(TITLE).first, held_back(mine, at(bureau, "plannen"))
    with mine.expect_request(at(bureau, "plannen")):
        other.get_by_role("button", name="Schrijf een plan op").click()
    with mine.expect_response("**/veld"):
        write(mine, TITLE, "End", " met peren")
        title.blur()
    come()
    expect(mine.locator(TITLE)).to_have_count(4)
    assert title.input_value() == "Plan nummer 1 met peren"


def test_who_goes_on_from_what_a_colleague_wrote_on_a_later_page_writes_in_the_same_text(
    colleagues: tuple[Bureau, Page, Page],
) -> None:
    bureau, mine, other = colleagues
    waiting: list[Route] = []
    for page in (mine, other):
        page.goto(at(bureau, "plannen"))
        page.locator(".cards summary").first.click()
    mine.route(at(bureau, "plannen"), lambda route: waiting.append(route), times=1)
    with mine.expect_request(at(bureau, "plannen")):
        other.get_by_role("button", name="Schrijf een plan op").click()
    for page, word in ((other, " met appels"), (mine, " en peren")):
        with page.expect_response("**/veld"):
            write(page, TITLE, "End", word)
        if waiting:
            waiting.pop().continue_()
            expect(mine.locator(TITLE).first).to_have_value("Plan nummer 1 met appels")
    for page in (other, mine):
        expect(page.locator(TITLE).first).to_have_value("Plan nummer 1 met appels en peren")
    assert mine.locator(".beside").count() == 0
