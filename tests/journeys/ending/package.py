"""The gespreksleider enters the package: amounts, reasons, conditions and the reserve list."""

from typing import Any

from playwright.sync_api import Locator, expect

from tests.journeys.ending.room import Ending

LATER = ("C07", "C09")  # what the two objections lead to


def the_gespreksleider_enters_the_package(room: Ending) -> None:
    """What takes less than the ranking gave goes first, so that it fits."""
    funded = room.file["expected"]["greedy_by_borda_full_ask"]["funded"]
    items = sorted(
        room.file["decision"]["items"],
        key=lambda i: i["amount_eur"] - (i["ask_eur"] if i["initiative_id"] in funded else 0),
    )
    for item in items:
        enter_award(room, item)
    expect(room.console.locator(".compose__sum")).to_contain_text("€ 83.500")
    expect(room.console.locator(".compose__sum")).to_contain_text("€ 500")


def enter_award(room: Ending, item: dict[str, Any]) -> None:
    """One plan's line on the console: amount, reason, conditions, place on the reserve list."""
    key = item["initiative_id"]
    line = room.console.locator(f"#compose-{key}")
    line.locator("summary").click()
    choice = line.locator(f'label.amount:has(input[value="{item["amount_eur"] * 100}"])')
    if choice.count():
        choice.click()
    else:
        line.locator(f"#compose-{key}-eur").fill(str(item["amount_eur"]))
    line.locator(f"#compose-{key}-reason").fill(item["reason"])
    waiting = room.file["decision"]["reserve_list"]
    if key in waiting:
        line.locator(f"#compose-{key}-reserve").fill(str(waiting.index(key) + 1))
    first, *more = [c for c in item["condition_ids"] if c not in LATER] or [""]
    if first:
        fill_condition(room, line, first)
    keep(line, item["reason"])
    for condition in more:
        add_condition(room, key, condition)


def add_condition(room: Ending, plan: str, condition: str) -> None:
    line = room.console.locator(f"#compose-{plan}")
    line.locator("summary").click()
    keep(line, fill_condition(room, line, condition))


def fill_condition(room: Ending, line: Locator, key: str) -> str:
    """The last and empty row of a plan's line; the text it got."""
    found = next(c for c in room.file["decision"]["conditions"] if c["id"] == key)
    row = line.locator("div.term").last
    row.locator("select").select_option(found["kind"])
    for name, value in (("conditions", "text"), ("condition_owner", "owner_role"), ("condition_due", "due_date")):
        row.locator(f'input[name$=".{name}"]').fill(found[value])
    row.locator('input[name$=".condition_checker"]').fill(found["checked_by_role"])
    return str(found["text"])


def keep(line: Locator, told: str) -> None:
    line.get_by_role("button", name="Zet dit in de verdeling").click()
    expect(line.locator(".award__why")).to_contain_text(told)
