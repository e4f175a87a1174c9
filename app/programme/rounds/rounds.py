"""Rounds as they are known: added, changed and found."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
import sqlalchemy as sa
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.languages.listed import LANGUAGES, Code
from app.programme import findable
from app.programme.places import places
from app.programme.places.places import slug
from app.programme.places.tables import PLACE
from app.programme.registry import FEATURES
from app.programme.rounds import money
from app.programme.rounds.tables import ROUND, SHARE
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_TITLE, clean, optional

MODELS: dict[str, LazyString] = {
    "selection": _("selectiecommissie"),
    "online": _("online stemmen"),
    "tables": _("overlegtafels"),
    "challenge": _("challenge"),
    "platform": _("bewonersplatform"),
    "mixed": _("tafels en online samen"),
}
"""The ways in which a round divides its pot."""
STAGES: dict[str, LazyString] = {
    "preparing": _("in voorbereiding"),
    "plans": _("plannen indienen"),
    "checking": _("toetsen"),
    "deciding": _("kiezen"),
    "carrying_out": _("uitvoeren"),
    "over": _("afgerond"),
}
"""How far a round is, in their order."""
RUNNING = frozenset(STAGES) - {"preparing", "over"}
"""The stages in which something happens."""
TEXTS = {"mandate": LONGEST_DESCRIPTION, "about": LONGEST_DESCRIPTION, "source": LONGEST_DESCRIPTION}


class Round(msgspec.Struct, frozen=True):
    """A round; `amount` in cents, `begins` and `ends` ISO dates. Without `parent` it is a programme."""

    id: str
    parent: str | None
    place: str
    title: str
    model: str
    amount: int
    envelope: str | None
    stage: str
    public: bool
    begins: str | None
    ends: str | None
    mandate: str
    about: str
    source: str
    language: Code

    @property
    def how(self) -> LazyString:
        """What its model is called."""
        return MODELS[self.model]

    @property
    def stands(self) -> LazyString:
        """How far it is, in words."""
        return STAGES[self.stage]


def load(round_: str) -> Round:
    """The round with this id. Raises Refused: unknown_round."""
    found = _found(ROUND.c.id == round_)
    if not found:
        raise Refused("unknown_round")
    return found[0]


def of_place(place: str) -> Sequence[Round]:
    """The rounds of a place, newest first."""
    return _found(ROUND.c.place == place)


def public(path: str, most: int) -> tuple[Sequence[Round], int]:
    """The newest rounds that the public may see of a place and all places in it, and how many there are."""
    inside = sa.select(PLACE.c.id).where(PLACE.c.path.startswith(path, autoescape=True))
    where = (ROUND.c.public, ROUND.c.place.in_(inside))
    number = rows(sa.select(sa.func.count()).select_from(ROUND).where(*where))[0][0]
    return _found(*where, most=most), int(number)


def running(most: int) -> Sequence[Round]:
    """The newest rounds that the public may see and in which something still happens."""
    return _found(ROUND.c.public, ROUND.c.stage.in_(RUNNING), most=most)


def numbers() -> Mapping[str, int]:
    """How many rounds each place has."""
    query = sa.select(ROUND.c.place, sa.func.count()).group_by(ROUND.c.place)
    return {str(place): int(number) for place, number in map(tuple, rows(query))}


def inside(round_: str) -> Sequence[Round]:
    """The rounds that get their pot from this one."""
    return _found(ROUND.c.parent == round_)


def inside_all(above: Sequence[str]) -> Sequence[Round]:
    """The rounds that get their pot from any of these."""
    return _found(ROUND.c.parent.in_(above))


def above(place: places.Place) -> Sequence[Round]:
    """The rounds from which one at this place can get its pot: those of the places around it, and its own."""
    around = sa.select(PLACE.c.id).where(PLACE.c.path.in_(places.paths(place.path)))
    return _found(ROUND.c.place.in_(around))


def add(place: places.Place, title: str, amount: int, **more: Any) -> str:
    """Add a round at a place with a pot of so many cents; its id. `more` are the other columns, as texts.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable, amount_negative; Refused: round_taken,
    round_elsewhere, round_dates, unknown_round, unknown_envelope, over_pot_of_round, over_envelope.
    """
    return str(services().database.commit(lambda connection: write(connection, place, title, amount, **more)))


def write(connection: sa.Connection, place: places.Place, title: str, amount: int, **more: Any) -> str:
    """The same inside a transaction.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable, amount_negative; Refused: round_taken,
    round_elsewhere, round_dates, unknown_round, unknown_envelope, over_pot_of_round, over_envelope.
    """
    title = clean(title, LONGEST_TITLE, field="title")
    parent, envelope = more.pop("parent", "") or None, more.pop("envelope", "") or None
    made = slug(f"{place.id} {title}")
    first = {"model": "tables", "stage": "preparing", "public": False}
    values = first | checked(more) | {"id": made, "place": place.id, "title": title, "parent": parent}
    _require_above(connection, parent, place)
    if connection.execute(sa.select(ROUND.c.id).where(ROUND.c.id == made)).first() is not None:
        raise Refused("round_taken")
    connection.execute(sa.insert(ROUND).values(**values, amount=money.positive(amount), envelope=envelope))
    findable.note(connection, findable.of_round(made))
    if parent is not None:
        money.require_sums(connection, parent)
    _follow(connection, made)
    return made


def change(round_: str, title: str, **more: Any) -> None:
    """Change what is said of a round; `more` are columns, as texts. Its id, place and pot stay.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable; Refused: round_dates.
    """
    values = checked(more) | {"title": clean(title, LONGEST_TITLE, field="title")}
    said = sa.update(ROUND).where(ROUND.c.id == round_).values(values)

    def work(connection: sa.Connection) -> None:
        connection.execute(said)
        findable.note(connection, findable.of_round(round_))
        _follow(connection, round_)

    services().database.commit(work)


def _follow(connection: sa.Connection, round_: str) -> None:
    """What the features do when a round was added or changed."""
    for follows in FEATURES.named("round_changed"):
        follows(connection, round_)


def checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that a form tells of a round. Raises Malformed: malformed, text_too_long; Refused: round_dates."""
    found: dict[str, Any] = {
        name: optional(given[name], most, field=name) for name, most in TEXTS.items() if name in given
    }
    found |= {name: _one_of(given[name], known, name) for name, known in _CHOICES.items() if given.get(name)}
    found |= {name: _day(given[name], name) for name in ("begins", "ends") if name in given}
    if "public" in given:
        found["public"] = given["public"] in ("1", True)
    if found.get("begins") and found.get("ends") and found["ends"] < found["begins"]:
        raise Refused("round_dates")
    return found


_CHOICES: Mapping[str, Collection[str]] = {"model": MODELS, "stage": STAGES, "language": LANGUAGES}


def _one_of(text: str, known: Collection[str], field: str) -> str:
    if text not in known:
        raise Malformed("malformed", field=field)
    return text


def _day(text: str, field: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        raise Malformed("malformed", field=field) from None


def _require_above(connection: sa.Connection, parent: str | None, place: places.Place) -> None:
    if parent is None:
        return
    query = sa.select(PLACE.c.path).join(ROUND, ROUND.c.place == PLACE.c.id).where(ROUND.c.id == parent)
    path = connection.execute(query).scalar()
    if path is None:
        raise Refused("unknown_round")
    if not place.path.startswith(path):
        raise Refused("round_elsewhere")


def _found(*where: sa.ColumnElement[bool], most: int | None = None) -> Sequence[Round]:
    query = sa.select(ROUND).where(*where).order_by(ROUND.c.begins.desc(), ROUND.c.title).limit(most)
    return [Round(**row._mapping) for row in rows(query)]


def meetings(round_: str) -> Sequence[str]:
    """The codes of the meetings of a round."""
    return [row.meeting for row in rows(sa.select(SHARE.c.meeting).where(SHARE.c.round == round_))]
