"""Arguments at the console: for a seat, waiting for a look, and in which order."""

from app.faces import regions
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
    desk.press("argument.moderate A3 verdict=hide")
    seated.act("argument.post P1 side=for", text="Vierde")
    seated.act("argument.post P2 side=for", text="Elders")
    html = desk.page.html
    assert html.index("Vierde") < html.index("Derde") < html.index("Tweede")
    assert "wacht op jou: 1" in html


def test_what_residents_write_is_shown_as_text(desk: Plain, seated: Browser) -> None:
    at(desk, "arguments")
    seated.act("argument.post P1 side=for", text="<script>alert(1)</script>")
    assert "<script>alert" not in desk.page.html


def test_one_press_hides_everywhere_and_the_reason_follows_ready_made(desk: Plain, seated: Browser) -> None:
    at(desk, "arguments")
    seated.act("argument.post P1 side=for", text="Piet van nummer 9 is een sukkel.")
    page = desk.press("argument.moderate A1 verdict=hide")
    assert load(CODE).state.current.state.arguments["A1"].status == "hidden"
    for face in ("phone", "screen", "livecast"):
        assert "sukkel" not in "".join(regions.regions(load(CODE), face, "nl").html.values())
    assert "verborgen, nog zonder reden" in page.text
    assert "De gespreksleider schrijft zo waarom." in seated.get().text
    page = desk.press("Dit gaat over een persoon.")
    assert "verborgen: Dit gaat over een persoon." in page.text
    assert "Dit gaat over een persoon." in seated.get().text


def test_a_reason_is_also_written_afterwards_in_words_of_ones_own(desk: Plain, seated: Browser) -> None:
    at(desk, "arguments")
    seated.act("argument.post P1 side=for", text="Onzin.")
    desk.press("argument.moderate A1 verdict=hide")
    desk.press("Stuur", A1__reason="Zeg liever waarom je het onzin vindt.")
    assert "Zeg liever waarom" in seated.get().text


def test_putting_back_is_one_press_and_its_author_reads_that_it_was_a_slip(desk: Plain, seated: Browser) -> None:
    at(desk, "arguments")
    seated.act("argument.post P1 side=for", text="Groen!")
    desk.press("argument.moderate A1 verdict=hide")
    desk.press("Zet terug")
    assert load(CODE).state.current.state.arguments["A1"].status == "shown"
    page = seated.get().text
    assert "Je argument staat er weer" in page
    assert "Het was een vergissing" in page
    assert "Je argument is verborgen" not in page


def test_what_is_hidden_leaves_a_wall_that_is_frozen_and_comes_back_on_it(desk: Plain, seated: Browser) -> None:
    def on_wall() -> bool:
        return "Groen!" in "".join(regions.regions(load(CODE), "screen", "nl").html.values())

    at(desk, "arguments")
    seated.act("argument.post P1 side=for", text="Groen!")
    desk.press("wall.freeze")
    desk.press("argument.moderate A1 verdict=hide")
    assert not on_wall()
    desk.press("Zet terug")
    assert on_wall()


def test_nothing_new_comes_on_a_wall_that_is_frozen_by_what_the_console_does_with_it(
    desk: Plain, seated: Browser
) -> None:
    at(desk, "arguments")
    desk.press("approval.set on=true")
    seated.act("argument.post P1 side=for", text="Groen!")
    desk.press("wall.freeze")
    desk.press("Laat staan")
    seated.act("argument.post P1 side=for", text="Later!")
    desk.press("argument.moderate A2 verdict=hide")
    assert "Groen!" not in "".join(regions.regions(load(CODE), "screen", "nl").html.values())
