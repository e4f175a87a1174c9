"""Plans by hand: added, put in another order, taken out, split in two, and two made into one."""

import secrets
from collections.abc import Sequence
from typing import Literal

from app.desk import evening, saving
from app.desk.evening import Item
from app.desk.fields import PLACE, STEP
from app.desk.plans.taking import euros
from app.desk.saving import Wish

COPIED = ("title", "ask", "minimum", "theme", "short", "text", "proposer")


def add(draft: str, group: str, by: str, values: dict[str, str], after: str = "") -> str:
    """Put a new item in, after another one or at the end; its key. Raises what `saving.save` raises."""
    found, key = evening.load(draft), secrets.token_hex(4)
    place, moved = _room(found.items(group), after)
    said = values | {PLACE: str(place)}
    wishes = [Wish(f"{group}.{key}.{name}", text) for name, text in said.items() if text]
    saving.save(draft, [*wishes, *moved], by)
    return key


def add_all(draft: str, group: str, by: str, rows: Sequence[dict[str, str]]) -> None:
    """Put several new items in at the end, as one thing to undo. Raises what `saving.save` raises."""
    last = max((item.place for item in evening.load(draft).items(group)), default=0)
    wishes: list[Wish] = []
    for n, values in enumerate(rows, 1):
        key, said = secrets.token_hex(4), values | {PLACE: str(last + n * STEP)}
        wishes += [Wish(f"{group}.{key}.{name}", text) for name, text in said.items() if text]
    saving.save(draft, wishes, by)


def _room(items: Sequence[Item], after: str) -> tuple[int, list[Wish]]:
    """A place after this item (else at the end), and the new places of the others where there was none between."""
    here = next((n for n, item in enumerate(items) if item.key == after), len(items) - 1)
    before = items[here].place if items else 0
    following = items[here + 1].place if here + 1 < len(items) else before + 2 * STEP
    if following - before > 1:
        return (before + following) // 2, []
    spread = [Wish(item.name(PLACE), str((n + 1 + (n > here)) * STEP)) for n, item in enumerate(items)]
    return (here + 2) * STEP, spread


def move(draft: str, group: str, key: str, by: str, way: Literal["up", "down"]) -> None:
    """Change places with the one before or after. Raises Refused: unknown_item, and what `saving.save` raises."""
    found = evening.load(draft)
    items, item = found.items(group), found.item(group, key)
    here = [each.key for each in items].index(key)
    other = here - 1 if way == "up" else here + 1
    if not 0 <= other < len(items):
        return
    if item.place != items[other].place:
        pairs = [(item, items[other].place), (items[other], item.place)]
    else:
        items[here], items[other] = items[other], items[here]
        pairs = [(each, (n + 1) * STEP) for n, each in enumerate(items)]
    saving.save(draft, [Wish(each.name(PLACE), str(place)) for each, place in pairs], by)


def take_out(draft: str, group: str, key: str, by: str) -> None:
    """Take an item out; undo brings it back whole. Raises Refused: unknown_item, and what `saving.save` raises."""
    item = evening.load(draft).item(group, key)
    saving.save(draft, [Wish(item.name(PLACE), "")], by)


def split(draft: str, key: str, by: str) -> str:
    """Make two plans of one, each with half of the money; the key of the second. Raises Refused: unknown_item."""
    item = evening.load(draft).item("plan", key)
    ask = item.cents("ask")
    said = {name: item.text(name) for name in COPIED}
    halves = {"ask": euros(ask // 2), "minimum": ""} if ask else {}
    title = said["title"][:112]
    new = add(draft, "plan", by, said | halves | {"title": f"{title} (2)"}, after=key)
    rest = {"ask": euros(ask - ask // 2), "minimum": ""} if ask else {}
    saving.save(draft, [Wish(item.name(name), text) for name, text in (rest | {"title": f"{title} (1)"}).items()], by)
    return new


def merge(draft: str, key: str, other: str, by: str) -> None:
    """Put a plan into another one: amounts are added, texts stand below each other, and it is taken out.

    Raises Refused: unknown_item, and what `saving.save` raises.
    """
    found = evening.load(draft)
    into, item = found.item("plan", other), found.item("plan", key)
    wishes = [
        Wish(item.name(PLACE), ""),
        Wish(into.name("title"), f"{into.text('title')} + {item.text('title')}"[:120]),
    ]
    for name in ("ask", "minimum"):
        one, two = into.cents(name), item.cents(name)
        if one is not None and two is not None:
            wishes.append(Wish(into.name(name), euros(one + two)))
        elif name == "minimum":
            wishes.append(Wish(into.name(name), ""))
    for name in ("short", "text"):
        wishes.append(Wish(into.name(name), _below(into, item, name)))
    if into.picture is None and item.picture is not None:
        wishes += [Wish(into.name(name), item.text(name)) for name in ("photo", "alt")]
    wishes.append(Wish(into.name("proposer"), " en ".join(filter(None, (_who(into), _who(item))))[:120]))
    saving.save(draft, wishes, by)


def _below(into: Item, item: Item, name: str) -> str:
    return "\n\n".join(filter(None, (into.text(name), item.text(name))))[:4000]


def _who(item: Item) -> str:
    return item.text("proposer")
