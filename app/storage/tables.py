"""Tables. The log and its texts, acts already answered, open ballots and the roll, names, links, signatures."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """What every table of the product derives from; `metadata` knows them all."""


class MeetingRow(Base):
    """A meeting exists; everything else about it is in its log. `language` is that in which its faces begin.

    That it is `practice` stands in its log too: lists ask it here.
    """

    __tablename__ = "meeting"
    code: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    public: Mapped[bool] = mapped_column(default=False)
    noindex: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    practice: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    language: Mapped[str] = mapped_column(default="nl", server_default="nl")
    created: Mapped[datetime]


class EventRow(Base):
    """One line of a meeting's log: `body` is canonical JSON with digests for texts, `link` chains the lines."""

    __tablename__ = "event"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    at: Mapped[str]
    body: Mapped[str]
    link: Mapped[str]


class TextRow(Base):
    """A free text beside the log; removing the row redacts it and the chain still holds."""

    __tablename__ = "text"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    salt: Mapped[str]
    text: Mapped[str]


class PseudonymRow(Base):
    """The secret that the pseudonyms of a log are made with, in hexadecimal: with it they are seats again.

    In no log and no record; it goes when the names go.
    """

    __tablename__ = "pseudonym"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    secret: Mapped[str]


class SnapshotRow(Base):
    """What the log of a meeting that goes on came to after event `seq`, whose link is `link`; made again at any time.

    `program` is the code that folded it, `removed` how much had been removed from the meeting by then. It holds texts
    and seats as the meeting does: it goes when any of them go, and stands in no copy.
    """

    __tablename__ = "snapshot"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    seq: Mapped[int]
    link: Mapped[str]
    program: Mapped[str]
    removed: Mapped[str]
    content: Mapped[bytes]
    proof: Mapped[str]


class ActRow(Base):
    """An act that was answered: the same act again gets the same answer. `stage` is whose ballot it handed in."""

    __tablename__ = "act"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    actor: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int]
    stage: Mapped[str | None] = mapped_column(default=None)
    __table_args__ = {"sqlite_with_rowid": False}


class BallotRow(Base):
    """An open ballot, keyed by the device's receipt; no seat, no time, no order. `proof` tells that it is whole."""

    __tablename__ = "ballot"
    key: Mapped[str] = mapped_column(primary_key=True)
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), index=True)
    stage: Mapped[str]
    paper: Mapped[str]
    proof: Mapped[str | None] = mapped_column(default=None)
    __table_args__ = {"sqlite_with_rowid": False}


class RollRow(Base):
    """This seat handed in a ballot for this stage; never which."""

    __tablename__ = "roll"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    stage: Mapped[str] = mapped_column(primary_key=True)
    seat: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    __table_args__ = {"sqlite_with_rowid": False}


class SheetRow(Base):
    """A ballot on paper as somebody read it, closed; no seat, no time. `turn` is who did, 0 the receipt of a batch."""

    __tablename__ = "sheet"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    batch: Mapped[str] = mapped_column(primary_key=True)
    turn: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stage: Mapped[str]
    paper: Mapped[str]
    __table_args__ = {"sqlite_with_rowid": False}


class PersonRow(Base):
    """The name somebody chose to give, beside the log."""

    __tablename__ = "person"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    seat: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]


class BesideRow(Base):
    """What a seat told of itself for a part, as JSON; removed with the seat, at the closing, or when it was used."""

    __tablename__ = "beside"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    seat: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    __table_args__ = {"sqlite_with_rowid": False}


class KeyRow(Base):
    """A link that gives rights; only the hash of its secret is kept. `place` is the table of a chair."""

    __tablename__ = "key"
    hash: Mapped[str] = mapped_column(primary_key=True)
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), index=True)
    role: Mapped[str]
    place: Mapped[str | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="", server_default="")
    created: Mapped[datetime]
    revoked: Mapped[datetime | None] = mapped_column(default=None)


class GrantRow(Base):
    """A device that exchanged a link for its own session; only the hash of its token is kept."""

    __tablename__ = "grant"
    hash: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.ForeignKey("key.hash"), index=True)
    created: Mapped[datetime]


class SignatureRow(Base):
    """Somebody signed the head of a closed log, or with `about` a correction to it. Triggers keep it as it is.

    `number` counts per meeting, 0 is the installation itself; `place` tells two of one role apart. `link` is the id of
    the link that was used, `device` the device's hash for this meeting: one signature each.
    """

    __tablename__ = "signature"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    about: Mapped[str]
    head: Mapped[str]
    role: Mapped[str]
    place: Mapped[int]
    at: Mapped[str]
    key: Mapped[str]
    signature: Mapped[str]
    link: Mapped[str | None]
    device: Mapped[str | None]
    __table_args__ = (
        sa.UniqueConstraint("meeting", "about", "role", "place"),
        sa.UniqueConstraint("meeting", "about", "link"),
        sa.UniqueConstraint("meeting", "about", "device"),
    )


class FollowUpRow(Base):
    """What happened with a step or a condition after the evening, under the head of its log. Triggers keep it as it is.

    `subject` is a step (`district`) or a condition (`I01.1`); `due` an ISO date, None where it stays as it was; `text`
    the digest of what was told.
    """

    __tablename__ = "follow_up"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    head: Mapped[str]
    subject: Mapped[str]
    state: Mapped[str]
    due: Mapped[str | None]
    text: Mapped[str]
    by: Mapped[str]
    at: Mapped[str]


class RedactionRow(Base):
    """A text was removed, by whom (`host`, `term`, `earlier`) and when: it stands in the record. Triggers keep it."""

    __tablename__ = "redaction"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    at: Mapped[str]


class StampRow(Base):
    """Somebody outside stamped the head of a closed log with a time; `token` is base64. Triggers keep it as it is."""

    __tablename__ = "stamp"
    meeting: Mapped[str] = mapped_column(sa.ForeignKey("meeting.code"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    head: Mapped[str]
    token: Mapped[str]
    at: Mapped[str]
