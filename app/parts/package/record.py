"""The package in the record: what every plan gets and why, the reserve list, and how it changed on the way."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import day, euro, hours, in_a_row, onward
from app.languages.names import ROLES
from app.parts.package.words import CONDITIONS, OUTCOMES
from app.record.blocks import Block, Grid, Line, Plans, Terms, Text, Title
from app.record.reading import Plan, Reading, gets, kept
from app.record.section import Section
from app.wording import Proposed


class Condition(msgspec.Struct, frozen=True):
    """What goes with an award: its kind in words, its text, and who sees to it by when; that may be empty."""

    kind: str
    text: str
    who: str


class PlanRow(msgspec.Struct, frozen=True, kw_only=True):
    """One plan's line in the table; amounts in cents, or in words.

    `place` is its number, None where it was withdrawn; `withdrawn` is why. `page` is the address of its own page, empty
    before the closing. `verdict` is a key with `words` beside it, empty before the decision. `why` is the reason, with
    what the ranking gave instead or why there was nothing; it may be empty.
    """

    id: str
    title: str
    ask: int
    gets: str
    some: bool = False
    place: int | None = None
    page: str = ""
    verdict: str = ""
    words: str = ""
    why: str = ""
    conditions: list[Condition] = []
    withdrawn: str | None = None


class Division(msgspec.Struct, frozen=True, kw_only=True):
    """The whole table with its bar; amounts in cents. `ends` are the lines under the total that there are."""

    stripes: list[dict[str, Any]]
    free: int
    label: str
    caption: str
    rows: list[PlanRow]
    asked: int
    divided: int
    ends: list[tuple[str, int]]


def _division(read: Reading) -> Division:
    record = read.record
    return Division(
        stripes=read.stripes,
        free=record["pot"] - record["committed"],
        label=_label(read),
        caption=_caption(read),
        rows=[*(_row(read, n, plan) for n, plan in enumerate(read.taking, 1)), *map(_withdrawn, read.withdrawn)],
        asked=read.asked,
        divided=record["divided"],
        ends=_ends(read, gettext("Blijft over van %(pot)s", pot=euro(record["pot"])), record["remainder"]),
    )


def _label(read: Reading) -> str:
    return ngettext(
        "%(divided)s van %(pot)s is verdeeld over %(num)s plan. De bedragen staan in de tabel hieronder.",
        "%(divided)s van %(pot)s is verdeeld over %(num)s plannen. De bedragen staan in de tabel hieronder.",
        len(read.funded),
        divided=euro(read.record["divided"]),
        pot=euro(read.record["pot"]),
    )


def _caption(read: Reading) -> str:
    ranked = gettext("Het nummer is de plek op de ranglijst.")
    listed = gettext("Het nummer is de plek in de lijst.")
    number = ranked if read.ranking else listed
    return " ".join([number, gettext("Gestreept: een deel van het gevraagde bedrag.")])


def _ends(read: Reading, rest: str, remainder: int) -> list[tuple[str, int]]:
    """What was promised before and what is left, where there is any, in cents."""
    found = [(gettext("Was al beloofd"), read.record["committed"]), (rest, remainder)]
    return [(words, amount) for words, amount in found if amount]


def _row(read: Reading, place: int, plan: Plan) -> PlanRow:
    return PlanRow(
        id=plan["id"],
        title=plan["title"],
        ask=plan["ask"],
        gets=gets(plan["amount"]),
        some=bool(plan["amount"]),
        place=place,
        page=f"/t/{read.record['code']}/besluit/plan/{plan['id']}" if read.closed else "",
        verdict=plan["verdict"] if read.decided else "",
        words=_verdict(plan),
        why=_why(read, plan),
        conditions=[condition(each) for each in plan["conditions"]],
    )


def _withdrawn(plan: Plan) -> PlanRow:
    return PlanRow(id=plan["id"], title=plan["title"], ask=plan["ask"], gets=gets(0), withdrawn=plan["withdrawn"])


def _verdict(plan: Plan) -> str:
    reserve = gettext("reservelijst plek %(n)s", n=plan["reserve"]) if plan["reserve"] else ""
    return in_a_row(word for word in (str(OUTCOMES[plan["verdict"]]), reserve) if word)


def _why(read: Reading, plan: Plan) -> str:
    """The reason, and what the ranking gave or why there was nothing."""
    reason, told = plan["reason"] or "", _departed(read.proposed(), plan) or _missed(plan)
    return f"{_ended(reason)} {told}".strip() if told else reason


def _ended(text: str) -> str:
    """A text as a sentence, so that another can follow."""
    text = text.strip()
    return f"{text}." if text and text[-1] not in ".!?…" else text


def _departed(told: Proposed | None, plan: Plan) -> str:
    """What was proposed, where the room chose otherwise."""
    if plan["suggested"] is None or plan["suggested"] == plan["amount"]:
        return ""
    return str(told.gave) % {"amount": gets(plan["suggested"])} if told else ""


def _missed(plan: Plan) -> str:
    """Why a plan got nothing in the ranking itself, where nobody wrote down another reason."""
    if plan["amount"] or plan["suggested"] is None or plan["reason"]:
        return ""
    if plan["ranked"] and not plan["ranked"]["points"]:
        return gettext("Niemand zette dit plan op een stembiljet.")
    return gettext("Paste niet meer binnen het budget.")


def condition(told: Mapping[str, Any]) -> Condition:
    """A condition of the record in words; how it stands, and who checks it, is told in a section of its own."""
    due = gettext("uiterlijk %(day)s", day=day(told["due"])) if told["due"] else ""
    who = in_a_row(words for words in (told["owner"], due) if words)
    return Condition(str(CONDITIONS[told["kind"]]), kept(told["text"]), who)


def _division_blocks(read: Reading) -> Iterator[Block]:
    told = _division(read)
    head = ("", gettext("Plan"), gettext("Gevraagd"), gettext("Krijgt"))
    foot = [(gettext("Samen"), euro(told.asked), euro(told.divided))]
    foot += [(words, "", euro(amount)) for words, amount in told.ends]
    yield Plans(told.caption, head, [_line(row) for row in told.rows], foot)


def _line(row: PlanRow) -> Line:
    return Line(
        place=str(row.place or ""),
        title=row.title,
        verdict=row.words if row.verdict else "",
        notes=_notes(row),
        asked=euro(row.ask),
        gets=row.gets,
    )


def _notes(row: PlanRow) -> list[tuple[str, str]]:
    gone = [(gettext("Ingetrokken"), row.withdrawn)] if row.withdrawn is not None else []
    agreed = [(each.kind, " ".join(said for said in (each.text, each.who) if said)) for each in row.conditions]
    return [*([("", row.why)] if row.why else []), *agreed, *gone]


def _versions(read: Reading) -> Iterator[Block]:
    """From the second version on; one that changed nothing is not told."""
    versions = read.record["versions"]
    for told in versions if len(versions) > 1 else ():
        if told["changes"]:
            yield Terms([(_version(told), "\n".join(_change(read, change) for change in told["changes"]))])


def _version(told: Mapping[str, Any]) -> str:
    """Its number, when it was made, and by which role."""
    by = f", {str(ROLES[told['by']].name).lower()}" if told["by"] else ""
    made = gettext("%(time)s uur", time=hours(told["at"]))
    return f"{gettext('Versie %(n)s', n=told['version'])} ({made}{by})"


def _change(read: Reading, told: Mapping[str, Any]) -> str:
    """What a version made of one plan."""
    moved = f"{gets(told['before'])} {onward()} {gets(told['after'])}"
    words = moved if told["before"] != told["after"] else gettext("reden, voorwaarde of plek veranderd")
    return f"{read.plans[told['initiative']]['title']}: {words}"


def _earlier(read: Reading) -> Iterator[Block | Title]:
    """The packages of other stages, of an agenda that divides more than once; older records have none."""
    packages = read.record.get("earlier", ())
    for number, package in enumerate(packages, 1):
        if len(packages) > 1:
            yield Title(gettext("Verdeling %(n)s", n=number))
        yield from _package(read, package)


def _package(read: Reading, package: Mapping[str, Any]) -> Iterator[Block]:
    """One of them: how many voted, what its plans get, and why. Plans that nobody voted for are left out."""
    ranking = package["ranking"]
    if ranking:
        number = ranking["counted"]
        yield Text(ngettext("%(num)s stembiljet telt mee.", "%(num)s stembiljetten tellen mee.", number))
    plans = [plan for plan in _in_order(package) if plan["amount"] or (plan["ranked"] or {}).get("ballots")]
    yield _earlier_grid(read, package, plans)
    told = read.proposed(package)
    yield Terms([(_title(read, plan), why) for plan in plans if (why := _grounds(told, plan))])


def _in_order(package: Mapping[str, Any]) -> list[Plan]:
    """Its plans in the order of its own vote."""
    plans = {plan["id"]: plan for plan in package["plans"]}
    return [plans[key] for key in dict.fromkeys([*(package["ranking"] or {}).get("order", ()), *plans])]


def _earlier_grid(read: Reading, package: Mapping[str, Any], plans: list[Plan]) -> Grid:
    rows = [[str(n), *_earlier_row(read, plan)] for n, plan in enumerate(plans, 1)]
    rows += [["", gettext("Samen"), "", "", euro(package["divided"])]]
    rest = gettext("Blijft over van %(pot)s", pot=euro(read.record["pot"]))
    rows += [["", words, "", "", euro(amount)] for words, amount in _ends(read, rest, package["remainder"])]
    head = ("", gettext("Plan"), gettext("Op biljetten"), gettext("Gevraagd"), gettext("Krijgt"))
    return Grid(gettext("De verdeling per plan"), head, rows, 2)


def _earlier_row(read: Reading, plan: Plan) -> list[str]:
    ballots = str(plan["ranked"]["ballots"]) if plan["ranked"] else ""
    return [_title(read, plan), ballots, euro(read.plans[plan["id"]]["ask"]), gets(plan["amount"])]


def _title(read: Reading, plan: Plan) -> str:
    return str(read.plans[plan["id"]]["title"])


def _grounds(told: Proposed | None, plan: Plan) -> str:
    """The reason, what the vote gave instead, and what goes with the amount; empty where there is nothing to tell."""
    agreed = [condition(each) for each in plan["conditions"]]
    promises = [f"{each.kind}: {each.text.rstrip('.')}{each.who and f' ({each.who})'}" for each in agreed]
    found = [plan["reason"] or "", _departed(told, plan), *promises]
    return ". ".join(said.strip().rstrip(".") for said in found if said)


SECTIONS = (
    Section(
        name="division",
        part="package",
        title=lazy_gettext("De verdeling"),
        blocks=_division_blocks,
        shows=_division,
    ),
    Section(name="earlier", part="package", title=lazy_gettext("Wat we eerder verdeelden"), blocks=_earlier),
    Section(name="versions", part="package", title=lazy_gettext("Hoe de verdeling veranderde"), blocks=_versions),
)
