"""Notes of who watched or talked: private until shared; of other people only with consent, which they can take back."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
import sqlalchemy as sa
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme.lessons.tables import NOTE
from app.programme.rights import Holder
from app.programme.storage import rows
from app.services import services
from facilitation.refusals import Malformed, Refused
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_REASON, clean, optional

KINDS: dict[str, LazyString] = {
    "log": _("logboek"),
    "interview": _("interview"),
    "observation": _("observatie"),
}
"""The kinds of notes; all but the first are of other people, who have to agree."""
OWN = "log"
MOST = 200
"""Notes of a round that are shown, the newest."""


class Note(msgspec.Struct, frozen=True):
    """A note of `holder`; `at` is UTC in ISO 8601. Of a talk or an observation who agreed, and to what."""

    id: str
    round: str
    kind: str
    holder: str
    at: str
    text: str
    shared: bool
    consenter: str
    consent: str
    withdrawn: str | None

    @property
    def called(self) -> LazyString:
        """What its kind is called."""
        return KINDS[self.kind]

    @property
    def of_others(self) -> bool:
        """Whether it is of other people, who agreed to it and can take that back."""
        return self.kind != OWN and self.withdrawn is None


def seen_by(holder: Holder, round_: str, path: str) -> Sequence[Note]:
    """The notes of a round that somebody may read, the newest first: their own, and with the right those shared."""
    shared = holder.may("research.read", path)
    whose = sa.or_(NOTE.c.holder == holder.id, NOTE.c.shared) if shared else NOTE.c.holder == holder.id
    query = sa.select(NOTE).where(NOTE.c.round == round_, whose).order_by(NOTE.c.at.desc(), NOTE.c.id).limit(MOST)
    return [Note(**row._mapping) for row in rows(query)]


def write(holder: Holder, round_: str, kind: str, text: str, consenter: str = "", consent: str = "") -> str:
    """Write a note down; its id. What is of other people needs the name of who agreed.

    Raises Malformed: malformed, text_empty, text_too_long, text_unreadable; Refused: note_consent_needed.
    """
    if kind not in KINDS:
        raise Malformed("malformed", field="kind")
    name, terms = (
        optional(consenter, LONGEST_NAME, field="consenter"),
        optional(consent, LONGEST_REASON, field="consent"),
    )
    if kind != OWN and not name:
        raise Refused("note_consent_needed")
    agreed = {"consenter": name, "consent": terms} if kind != OWN else {}
    row = {"id": secrets.token_hex(8), "round": round_, "kind": kind, "holder": holder.id, "at": _now()}
    row |= {"text": clean(text, LONGEST_DESCRIPTION), **agreed}
    services().database.commit(lambda connection: connection.execute(sa.insert(NOTE).values(shared=False, **row)))
    return str(row["id"])


def share(holder: Holder, round_: str, note: str, shared: bool) -> None:
    """Let others who study the round read a note of one's own, or no longer. Raises Refused: unknown_here."""
    _change(holder, round_, note, NOTE.c.withdrawn.is_(None), shared=shared)


def withdraw(holder: Holder, round_: str, note: str) -> None:
    """Who agreed takes that back: text and name are removed; that there was a note stays. Raises Refused: unknown_here.

    Whoever may read it may do this, so that nobody has to wait for who wrote it.
    """
    gone = {"text": "", "consenter": "", "consent": "", "withdrawn": _now(), "shared": False}
    _change(holder, round_, note, NOTE.c.kind != OWN, **gone)


def remove(holder: Holder, round_: str, note: str) -> None:
    """Throw a note of one's own away. Raises Refused: unknown_here."""

    def work(connection: sa.Connection) -> None:
        own = sa.delete(NOTE).where(NOTE.c.id == note, NOTE.c.round == round_, NOTE.c.holder == holder.id)
        if not connection.execute(own).rowcount:
            raise Refused("unknown_here")

    services().database.commit(work)


def _change(holder: Holder, round_: str, note: str, where: sa.ColumnElement[bool], **values: object) -> None:
    own = sa.or_(NOTE.c.holder == holder.id, NOTE.c.shared) if "withdrawn" in values else NOTE.c.holder == holder.id
    said = sa.update(NOTE).where(NOTE.c.id == note, NOTE.c.round == round_, own, where).values(values)

    def work(connection: sa.Connection) -> None:
        if not connection.execute(said).rowcount:
            raise Refused("unknown_here")

    services().database.commit(work)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
