"""Arguments at the console: for a seat, waiting for a look, and in which order."""

from app.live.meetings import load
from tests.devices import CODE, Browser
from tests.plain import Plain, at


def test_support_for_a_seat_is_given_and_taken_back(desk: Plain, riet: str, seated: Browser) -> None:
    at(desk, "arguments")
    assert seated.act("argument.post P1 side=for", text="Groen").status_code == 200
    desk.press("argument.support", seat=riet, argument="A1")
    assert load(CODE).state.current.state.arguments["A1"].supporters == {riet}
    desk.press("argument.unsupport", seat=riet, argument="A1")
    assert not load(CODE).state.current.state.arguments["A1"].supporters


def test_acting_for_nobody_is_refused_in_words(desk: Plain, riet: str) -> None:
    at(desk, "arguments")
    refused = desk.press("argument.post", status=403, text="Van wie is dit?")
    assert "Kies eerst voor welke stoel" in refused.text
    assert "Van wie is dit?" in refused.text


def test_new_arguments_wait_for_a_look_where_that_is_switched_on(desk: Plain, seated: Browser) -> None:
    at(desk, "arguments")
    desk.press("approval.set on=true")
    seated.act("argument.post P1 side=question", text="Wie betaalt?")
    page = desk.page
    assert "wacht op jouw blik" in page.text
    assert not page.has("argument.feature A1")
    desk.press("Laat staan")
    assert load(CODE).state.current.state.arguments["A1"].status == "shown"


def test_the_newest_argument_stands_first_and_what_waits_before_all(desk: Plain, seated: Browser) -> None:
    at(desk, "arguments")
    for text in ("Eerste", "Tweede"):
        seated.act("argument.post P1 side=for", text=text)
    html = desk.page.html
    assert html.index("Tweede") < html.index("Eerste")
    desk.press("approval.set on=true")
    seated.act("argument.post P1 side=for", text="Derde")
    desk.press("argument.moderate A3 verdict=hide", A3__reason="Dubbel")
    seated.act("argument.post P1 side=for", text="Vierde")
    seated.act("argument.post P2 side=for", text="Elders")
    html = desk.page.html
    assert html.index("Vierde") < html.index("Derde") < html.index("Tweede")
    assert "wacht op jou: 1" in html


def test_what_residents_write_is_shown_as_text(desk: Plain, seated: Browser) -> None:
    at(desk, "arguments")
    seated.act("argument.post P1 side=for", text="<script>alert(1)</script>")
    assert "<script>alert" not in desk.page.html
