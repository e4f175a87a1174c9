"""Taking a list over: as new plans, or beside those of an earlier list as a difference, and never as doubles."""

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec
import sqlalchemy as sa

from app.desk import evening, fields, saving
from app.desk.evening import Evening, Item
from app.desk.fields import PLACE, STEP
from app.desk.plans import lists
from app.desk.saving import Wish
from app.imports.lists.told import Preview, Seen
from app.imports.source import ImportRefused
from app.services import services
from facilitation.refusals import Refused

LISTED = ("id", "title", "ask", "minimum", "theme", "short", "text", "proposer")
ALIKE = 0.75
"""From here on two titles are those of one plan that was renamed, where its id or its amount is the same too."""
NEVER = -1
"""A version that nobody ever saw: where the field stands otherwise, both texts are kept."""


class Change(msgspec.Struct, frozen=True):
    """What a list says of a plan that is there already, and did not say before."""

    item: Item
    now: dict[str, str]
    names: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True):
    """A list beside the plans that a draft has: which are new, which changed, which of an earlier list are gone."""

    new: tuple[dict[str, str], ...]
    changed: tuple[Change, ...]
    same: int
    gone: tuple[Item, ...]


def difference(found: Evening, preview: Preview) -> Difference:
    """What taking this list over would change."""
    items, new, changed, same = found.items("plan"), [], [], 0
    open_ = {ask.line: str(ask.why) for ask in preview.asks}
    for seen in preview.plans:
        now = said(seen, open_)
        item = _match(items, now)
        if item is None:
            new.append(now)
            continue
        items.remove(item)
        before = listed(item)
        names = tuple(name for name in LISTED if now[name] != before.get(name, item.text(name)))
        names = tuple(name for name in names if now[name] != item.text(name))
        if names:
            changed.append(Change(item, now, names))
        else:
            same += 1
    gone = tuple(item for item in items if item.text("listed"))
    return Difference(tuple(new), tuple(changed), same, gone)


def said(seen: Seen, open_: dict[int, str]) -> dict[str, str]:
    """The fields of a plan as a list has them; `open` is the question where its amount is not known yet."""
    plan = seen.plan
    found = {name: str(getattr(plan, name)) for name in ("id", "title", "theme", "short", "text", "proposer")}
    found["ask"] = "" if seen.ask is None else euros(seen.ask)
    found["minimum"] = euros(plan.minimum) if plan.scalable else ""
    found["open"] = open_.get(seen.line, "") if seen.ask is None else ""
    return found


def euros(cents: int) -> str:
    """An amount as Dutch people type it: `12.000` or `12.000,50`."""
    whole = f"{cents // 100:,}".replace(",", ".")
    return whole if cents % 100 == 0 else f"{whole},{cents % 100:02}"


def listed(item: Item) -> dict[str, str]:
    """What the list that a plan came from said of it; empty for one that was written by hand."""
    text = item.text("listed")
    found: dict[str, str] = json.loads(text) if text else {}
    return found


def _match(items: Sequence[Item], now: dict[str, str]) -> Item | None:
    """The plan that this one is: by its title, else by a title much like it with the same id or amount."""
    title = _plain(now["title"])
    for item in items:
        if title in (_plain(item.text("title")), _plain(listed(item).get("title", ""))):
            return item
    for item in items:
        before = listed(item)
        if now["id"] == item.text("id") or (now["ask"] and now["ask"] == before.get("ask")):
            other = _plain(before.get("title") or item.text("title"))
            if SequenceMatcher(None, title, other).ratio() >= ALIKE:
                return item
    return None


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())


def take(draft: str, by: str, gone: Sequence[str] = (), yes: bool = False, strict: bool = False) -> dict[str, int]:
    """Take the waiting list over as one thing to undo; how many plans there are then, and how many came, changed, went.

    `gone` are the keys of plans that the list no longer has and that may go. An amount that is still asked stays open,
    and so does its question; anything else has to be answered. `strict` refuses every open question and fault; `yes`
    answers them in the usual way. Raises Refused: no_list_here, list_asks, and what `lists.previewed` raises.
    """
    given = lists.handed_in(draft)
    if given is None:
        raise Refused("no_list_here")
    preview = lists.previewed(given, yes)
    _require_answers(preview, strict)

    def work(connection: sa.Connection) -> dict[str, int]:
        found = evening.read(connection, draft)
        apart = difference(found, preview)
        wishes = [wish for each in _wishes(found, apart) for wish in each]
        away = [item for item in apart.gone if item.key in gone]
        wishes += [Wish(item.name(PLACE), "") for item in away]
        wishes += _of_round(found, preview)
        cleaned = [msgspec.structs.replace(wish, value=fields.clean(wish.name, wish.value)) for wish in wishes]
        saving.write(connection, draft, cleaned, by)
        lists.put_aside(connection, draft)
        number = len(found.items("plan")) + len(apart.new) - len(away)
        return {"plans": number, "new": len(apart.new), "changed": len(apart.changed), "gone": len(away)}

    kept: dict[str, int] = services().database.commit(work)
    return kept


def _require_answers(preview: Preview, strict: bool) -> None:
    if strict:
        preview.kept()
    amounts = {seen.line for seen in preview.plans if seen.ask is None}
    open_ = [ask for ask in preview.asks if ask.line not in amounts]
    if open_:
        asks = " ".join(f"{ask.line}: ‘{ask.value}’, {ask.why}" for ask in open_)
        raise ImportRefused("list_asks", count=len(open_), asks=asks)


def _wishes(found: Evening, apart: Difference) -> list[list[Wish]]:
    last = max((item.place for item in found.items("plan")), default=0)
    free = _keys(found)
    wishes = [_new(next(free), now, last + STEP * n) for n, now in enumerate(apart.new, 1)]
    return wishes + [_changed(change) for change in apart.changed]


def _keys(found: Evening) -> Iterator[str]:
    taken = {name.split(".")[1] for name in found.values if name.startswith("plan.")}
    return (key for n in range(1, 100_000) if (key := f"{n:03}") not in taken)


def _new(key: str, now: dict[str, str], place: int) -> list[Wish]:
    values = now | {PLACE: str(place), "listed": _listed(now)}
    return [Wish(f"plan.{key}.{name}", text) for name, text in values.items() if text]


def _changed(change: Change) -> list[Wish]:
    """A field that people changed themselves keeps what they wrote; what the list says then waits beside it."""
    before, item = listed(change.item), change.item
    wishes = []
    for name in change.names:
        own = item.text(name) != before.get(name, item.text(name)) if before else bool(item.text(name))
        wishes.append(Wish(item.name(name), change.now[name], NEVER if own else None))
    if "ask" in change.names and change.now["ask"]:
        wishes.append(Wish(item.name("open"), ""))
    return [*wishes, Wish(item.name("listed"), _listed(change.now))]


def _listed(now: dict[str, str]) -> str:
    kept = {name: now[name] for name in LISTED}
    return json.dumps(kept, ensure_ascii=False)


def _of_round(found: Evening, preview: Preview) -> list[Wish]:
    """What a file says of the evening itself, where nobody said it yet."""
    said = {"pot": euros(preview.source.pot) if preview.source.pot else "", "venue": preview.source.place}
    return [Wish(name, text) for name, text in said.items() if text and not found.text(name)]
