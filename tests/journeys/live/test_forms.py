"""What somebody chose or wrote in a form of the console stays until it was sent, whatever others do meanwhile."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys.devices import Devices
from tests.journeys.held import Held
from tests.journeys.people import Voice

SEATS, PACKAGE = "somebody else's answer", "somebody else's amount"
PLAN, OTHER, TOGETHER, LEAST = "I02", "I04", "I13", 900_000
REASON = "Tien is genoeg voor dit jaar."


@dataclass
class Form:
    """A box of fields on the console, and what somebody put in them, by their ids."""

    box: Locator
    filled: dict[str, str]

    def fill(self) -> None:
        """Write in its lines, dates and texts, and choose from its lists."""
        for name, value in self.filled.items():
            field = self.box.locator(f"#{name}")
            if field.evaluate("field => field.matches('select')"):
                field.select_option(value)
            else:
                field.fill(value)

    def stands(self) -> None:
        """It is open, and everything is there as it was put in."""
        expect(self.box).to_have_attribute("open", "")
        self.holds(self.filled)

    def holds(self, values: dict[str, str]) -> None:
        for name, value in values.items():
            expect(self.box.locator(f"#{name}")).to_have_value(value)


def opened(console: Page, name: str) -> Locator:
    box = console.locator(f"#{name}")
    box.locator("> summary").click()
    return box


def test_what_is_put_in_for_a_seat_stays_while_others_answer_and_leaves_once_it_counts(
    held: Held, devices: Devices
) -> None:
    console, leader = held.window(devices, SEATS, "console"), held.leader(devices, SEATS)
    first, second, third = left_to_answer(console)
    told = {"behalf-reason": "Wie houdt de sleutel?", "behalf-need": "Een naam op papier."}
    form = Form(opened(console, "namens"), {"behalf-seat": first, "behalf-position": "concern", **told})
    form.fill()
    answers(leader, third, console)
    form.stands()
    console.locator(f'a[data-behalf="{second}"]').click()
    answers(leader, first, console)
    form.filled["behalf-seat"] = second
    form.stands()
    console.get_by_role("button", name="Bewaar het antwoord").click()
    expect(seat(console, second)).to_be_attached()
    form.holds({"behalf-seat": "", "behalf-position": "agree", "behalf-reason": "", "behalf-need": ""})


def left_to_answer(console: Page) -> list[str]:
    """The seats without a phone that did not answer yet."""
    seats = console.locator("#behalf-seat option").filter(has_not_text="is al binnen")
    found: list[str] = seats.evaluate_all("seats => seats.map(seat => seat.value).filter(Boolean)")
    return found


def answers(leader: Voice, key: str, console: Page) -> None:
    """Another console puts the answer of this seat in; nothing of this one has the focus meanwhile."""
    console.evaluate("document.activeElement.blur()")
    leader.act("consent.give", seat=key, position="agree")
    expect(seat(console, key)).to_be_attached()
    expect(console.locator(f'#behalf-seat option[value="{key}"]')).to_contain_text("is al binnen")


def seat(console: Page, key: str) -> Locator:
    """The sign that this seat is in."""
    return console.locator(f"#seat-{key} .ico")


def test_what_is_put_in_for_a_plan_stays_while_its_amount_is_changed_elsewhere(held: Held, devices: Devices) -> None:
    console, leader = held.window(devices, PACKAGE, "console"), held.leader(devices, PACKAGE)
    line, ask = award(console), question(console)
    line.fill()
    ask.fill()
    opened(console, "recast-together")
    together = ask.box.locator(f'input[name="others"][value="{TOGETHER}"]')
    together.check()
    console.evaluate("document.activeElement.blur()")
    leader.act("award.set", initiative=PLAN, amount=LEAST, reason="Het kan met minder.")
    expect(console.locator(f"#compose-{PLAN} .award__why")).to_contain_text("Het kan met minder.")
    for form in (line, ask):
        form.stands()
    expect(another(line)).to_be_checked()
    expect(console.locator("#recast-together")).to_have_attribute("open", "")
    expect(together).to_be_checked()
    console.get_by_role("button", name="Vraag het", exact=True).click()
    expect(console.locator("#recast-K1")).to_be_attached()
    ask.holds(dict.fromkeys(ask.filled, ""))
    expect(together).not_to_be_checked()
    line.stands()
    expect(another(line)).to_be_checked()
    line.box.get_by_role("button", name="Zet dit in de verdeling").click()
    expect(console.locator(f"#compose-{PLAN} .award__why")).to_contain_text(REASON)
    line.holds({f"compose-{PLAN}-conditions-2": "", f"compose-{PLAN}-conditions-2-kind": "voorwaarde"})


def award(console: Page) -> Form:
    """The line of a plan with another amount than it has; whoever types it has not ticked it."""
    fields = {"eur": "10000", "reason": REASON, "conditions-kind": "wens", "conditions": "Ook op zondag."}
    fields |= {"conditions-due": "2031-05-01", "conditions-checker": "De buurt"}
    named = {f"compose-{PLAN}-{name}": value for name, value in fields.items()}
    return Form(opened(console, f"compose-{PLAN}-edit"), named)


def another(line: Form) -> Locator:
    """The choice that goes with an amount that is typed."""
    return line.box.get_by_role("radio", name="Ander bedrag")


def question(console: Page) -> Form:
    """What is asked of proposers."""
    fields = {"plan": OTHER, "ask": "8500", "text": "Zes kasten, en de lessen bij de huiswerkclub."}
    return Form(opened(console, "kleiner-of-samen"), {f"recast-{name}": value for name, value in fields.items()})
