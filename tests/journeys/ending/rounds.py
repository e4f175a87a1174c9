"""Two rounds of answers: objections are worked in, and minorities have their say."""

from typing import Any

from playwright.sync_api import expect

from tests.journeys.ending.package import add_condition
from tests.journeys.ending.room import Ending
from tests.journeys.people import answer


def two_people_object(room: Ending) -> None:
    room.lead_on()
    first = room.file["decision"]["consent_rounds"][0]
    for page, said in zip((room.fatima, room.ans), first["objections"], strict=True):
        expect(page.get_by_role("button", name="Geef mijn antwoord")).to_be_visible()
        answer(page, "objection", said["text"])
    paper, *others = room.others
    on_paper(room, paper)
    ask(room, others, first["geel"], first["groen"] - 1)
    expect(room.wall.locator(".wall__count")).to_contain_text("zaal 36")
    room.lead("Sluit de vraag")
    counted(room, first)


def on_paper(room: Ending, seat: str) -> None:
    """Somebody without a phone agrees; the gespreksleider puts it in."""
    room.console.locator("#namens > summary").click()
    room.console.locator("#behalf-seat").select_option(seat)
    room.console.get_by_role("button", name="Bewaar het antwoord").click()
    expect(room.console.locator(f"#seat-{seat} .ico")).to_be_attached()


def ask(room: Ending, seats: list[str], worried: int, agreed: int) -> None:
    assert len(seats) == worried + agreed
    worries = [said["text"] for said in room.file["arguments"] if said["type"] == "tegen"]
    for seat, worry in zip(seats, worries[:worried] + [""] * agreed, strict=True):
        given = {"position": "concern", "reason": worry} if worry else {"position": "agree"}
        room.others[seat].act("consent.give", **given)


def counted(room: Ending, cards: dict[str, Any]) -> None:
    """The wall tells how many of each."""
    for word, colour in (("akkoord", "groen"), ("zorg", "geel"), ("bezwaar", "rood")):
        expect(room.wall.locator(".wvotes > div", has_text=word).locator("dd.num")).to_have_text(str(cards[colour]))


def the_objections_are_worked_in(room: Ending) -> None:
    said = room.file["decision"]["consent_rounds"][0]["objections"]
    for each, condition in zip(said, ("C09", "C07"), strict=True):
        place = room.console.locator("#r-stage li", has_text=each["text"]).first
        place.get_by_role("button", name="Zet op het scherm").click()
        expect(room.wall.locator(".wobj__text")).to_have_text(each["text"])
        expect(place.get_by_text("Verwerkt in de verdeling")).to_have_count(0 if each == said[0] else 1)
        add_condition(room, each["initiative_id"], condition)
        place.get_by_text("Verwerkt in de verdeling").click()
        place.locator("textarea").fill(each["amendment"])
        place.get_by_role("button", name="Bewaar").click()
        expect(room.wall.locator(".wobj")).to_contain_text(each["amendment"])
    room.lead("Haal van het scherm")
    for page in (room.fatima, room.ans):
        page.get_by_role("button", name="Trek mijn bezwaar in").click()
    expect(room.console.locator(".objections").get_by_text("ingetrokken")).to_have_count(2)


def the_room_is_asked_again(room: Ending) -> None:
    room.lead_on()
    expect(room.wall.get_by_text("ronde 2")).to_be_visible()
    last = room.file["decision"]["consent_rounds"][1]
    for page in (room.fatima, room.ans):
        answer(page, "concern", "Ik houd het in de gaten.")
    ask(room, list(room.others), last["geel"] - 2, last["groen"])
    room.lead("Sluit de vraag")
    counted(room, last)


def minorities_have_their_say(room: Ending) -> None:
    """One from a phone and one from somebody on paper; others join in every way there is."""
    first, second = room.file["decision"]["minority_views"]
    paper, another, *others = room.others
    room.fatima.locator("#minority-write > summary").click()
    room.fatima.locator("#minority-text").fill(first["text"])
    room.fatima.locator("#minority-plan").select_option(first["initiative_ids"][0])
    room.fatima.get_by_role("button", name="Zet het in het verslag").click()
    room.ans.locator("button[data-join]").click()
    expect(room.console.locator("#view-M1")).to_contain_text("2 mensen")
    room.console.locator("#join-M1 > summary").click()
    room.console.locator("#join-M1-seat").select_option(another)
    room.console.locator("#join-M1").get_by_role("button", name="Sluit aan").click()
    expect(room.console.locator("#view-M1")).to_contain_text("3 mensen")
    room.console.locator("#standpunt-namens > summary").click()
    room.console.locator("#minority-seat").select_option(paper)
    room.console.locator("#minority-text").fill(second["text"])
    room.console.locator("#minority-plan").select_option(second["initiative_ids"][0])
    room.console.locator("#standpunt-namens").get_by_role("button", name="Zet het in het verslag").click()
    expect(room.console.locator("#view-M2")).to_contain_text(second["text"])
    for seat, view in zip(others[-3:], ("M1", "M1", "M2"), strict=True):
        room.others[seat].act("minority.join", view=view)
    for key, view in (("M1", first), ("M2", second)):
        expect(room.console.locator(f"#view-{key}")).to_contain_text(f"{view['supporters']} mensen")


def the_decision_is_recorded_and_the_meeting_closed(room: Ending) -> None:
    room.lead("Leg het besluit vast")
    expect(room.wall.get_by_text("Besluit vastgelegd")).to_be_visible()
    for name in ("Volgende: Terugblik", "Sluit de terugblik", "Laat de terugblik zien"):
        room.lead(name)
    room.console.locator("#sluiten > summary").click()
    room.lead("Ja, sluit de bijeenkomst")
    expect(room.fatima.get_by_role("heading", name="Dank je wel voor deze avond")).to_be_visible()
