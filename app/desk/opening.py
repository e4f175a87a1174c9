"""Opening: everything that a draft holds, at one moment, becomes the first event of a meeting."""

from datetime import UTC, datetime
from typing import Any, cast, get_args

import msgspec
import sqlalchemy as sa

from app.desk import agreements, checking, drafts, evening, saving
from app.desk.agenda import steps
from app.desk.door import expected
from app.desk.evening import Evening, Item
from app.desk.tables import DRAFT
from app.imports.plans import ID
from app.languages import AMSTERDAM
from app.live import meetings
from app.live.opening import ONLINE, tables
from app.parts.hall.plan import placed
from app.pictures import kept
from app.pictures.kept import Picture
from app.services import services
from app.storage import beside, log
from facilitation.agenda import agenda
from facilitation.events import MeetingOpened, ToldBeside
from facilitation.parts.hall.state import NAME as HALL
from facilitation.refusals import Refused
from facilitation.state.deciding import Deciding, Mode
from facilitation.state.plan import Initiative, Origin
from facilitation.state.seat import Table
from facilitation.state.stage import Stage
from facilitation.state.terms import Terms
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_TITLE, clean, optional

MANDATES = ("", "beslissend", "adviserend")
RULES = ("", "consent", "majority", "four_fifths", "resistance")
MOST_TABLES = 200


def open_evening(draft: str) -> str:
    """Open a draft: its code from now on. What is open in it is told by `checking`; nothing is half made.

    Raises Refused: unknown_draft, draft_opened, draft_not_ready, and Malformed for texts that cannot be kept.
    """
    code = drafts.reserve(draft)
    services().database.commit(lambda connection: _open(connection, draft, code))
    return code


def _open(connection: sa.Connection, draft: str, code: str) -> None:
    from app.parts.stream.desk import prepared  # read where an evening is opened

    saving.require_open(connection, draft)
    found = evening.read(connection, draft)
    missing = checking.missing(found)
    if missing:
        raise Refused("draft_not_ready", why=" ".join(each.says for each in missing[:3]), number=len(missing))
    opening, now = opened(found, code), datetime.now(UTC)
    meetings.write(connection, opening, noindex=found.text("hidden") == "1", language=found.language)
    if more := prepared(found, opening, now):
        log.append(connection, code, more, now, expected=1)
    if found.text("online") == "1" and (call := found.text("call")):
        beside.keep(connection, code, ToldBeside(part=HALL, seat=ONLINE, value={"call": call}))
    expected.carry(connection, draft, code)
    kept.carry(connection, draft, code, pictures(found))
    kept.let_go(connection, draft)
    connection.execute(sa.update(DRAFT).where(DRAFT.c.id == draft).values(opened=now))


def opened(found: Evening, code: str) -> MeetingOpened:
    """The first event of the meeting that a draft becomes, which misses nothing."""
    pot = found.cents("pot") or 0
    return MeetingOpened(
        code=code,
        title=clean(found.text("title"), LONGEST_TITLE, field="title"),
        pot=pot,
        agenda=stages(found),
        frames=agreements.made(found),
        initiatives=initiatives(found),
        tables=tables_of(found),
        place=optional(found.text("venue"), LONGEST_TITLE, field="venue"),
        credit=optional(found.text("credit"), LONGEST_TITLE, field="credit"),
        terms=terms(found),
        deciding=deciding(found),
    )


def pictures(found: Evening) -> dict[str, Picture]:
    """The pictures of the evening, by what they are of: plans, and steps that show one."""
    plans = zip(found.items("plan"), initiatives(found), strict=True)
    every = {f"plan:{plan.id}": item.picture for item, plan in plans}
    every |= {f"stage:{item.key}": item.picture for item in found.items("stage") if steps.pictured(item)}
    return {subject: picture for subject, picture in every.items() if picture}


def stages(found: Evening) -> tuple[Stage, ...]:
    """The agenda of the meeting."""
    return agenda(steps.as_template(found, "draft", found.text("agenda")))


def initiatives(found: Evening, strict: bool = True) -> tuple[Initiative, ...]:
    """The plans of a draft; one without an id of its own gets the number of its place.

    Those that cannot be read yet are left out where it is not `strict`.
    """
    items = [item for item in found.items("plan") if strict or (item.text("title") and item.cents("ask"))]
    taken = {item.text("id") for item in items}
    free = (key for n in range(1, 10_000) if (key := f"I{n:02}") not in taken)
    return tuple(_initiative(item, item.text("id") if ID.fullmatch(item.text("id")) else next(free)) for item in items)


def _initiative(item: Item, key: str) -> Initiative:
    ask, least = item.cents("ask") or 0, item.cents("minimum")
    words = {name: optional(item.text(name), LONGEST_DESCRIPTION, field=name) for name in ("short", "text")}
    lines = {name: optional(item.text(name), LONGEST_TITLE, field=name) for name in ("theme", "proposer")}
    return Initiative(
        id=key,
        title=clean(item.text("title"), LONGEST_TITLE, field="title"),
        ask=ask,
        minimum=least or ask,
        scalable=least is not None and least < ask,
        origin=_origin(item.text("origin")),
        **words,
        **lines,
    )


def _origin(text: str) -> Origin | msgspec.UnsetType:
    """Where a plan was sent in; unset for one that was not."""
    return msgspec.json.decode(text, type=Origin) if text else msgspec.UNSET


def tables_of(found: Evening) -> tuple[Table, ...]:
    """The tables in the hall, and the one of those at home where there is one."""
    number = min(found.whole("tables") or 0, MOST_TABLES)
    every = placed(found.text("hall"), tables(number, found.language))
    return every if found.text("online") == "1" else tuple(table for table in every if not table.online)


def deciding(found: Evening) -> Deciding | msgspec.UnsetType:
    """Who may decide; unset where nobody chose, and then everybody with a seat does."""
    mode = found.text("decides")
    return Deciding(cast(Any, mode), found.text("speak") != "none") if mode in get_args(Mode) else msgspec.UNSET


def terms(found: Evening) -> Terms:
    """What is agreed about the decision before the evening begins."""
    mandate, rule = found.text("mandate"), found.text("rule")
    agreed = Terms(
        mandate=cast(Any, mandate if mandate in MANDATES else ""),
        confirms=optional(found.text("confirms"), LONGEST_NAME, field="confirms"),
        rule=cast(Any, rule if rule in RULES else ""),
        percent=min(max(found.whole("percent") or 50, 50), 100),
        seats=min(found.whole("quorum_seats") or 0, 10_000),
        tables=min(found.whole("quorum_tables") or 0, 10_000),
    )
    today = found.date or datetime.now(AMSTERDAM).date()
    return msgspec.structs.replace(agreed, due=agreed.usual_due(today))
