"""Tables. The log and its texts, acts already answered, open ballots and the roll, names, links, signatures."""

import sqlalchemy as sa

METADATA = sa.MetaData()
"""Knows every table of the product."""

MEETING = sa.Table(
    "meeting",
    METADATA,
    sa.Column("code", sa.String, primary_key=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("public", sa.Boolean, default=False, nullable=False),
    sa.Column("noindex", sa.Boolean, default=False, server_default=sa.false(), nullable=False),
    sa.Column("practice", sa.Boolean, default=False, server_default=sa.false(), nullable=False),
    sa.Column("language", sa.String, default="nl", server_default="nl", nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
)
"""A meeting exists; everything else about it is in its log. `language` is that in which its faces begin.

That it is `practice` stands in its log too: lists ask it here.
"""

EVENT = sa.Table(
    "event",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("body", sa.String, nullable=False),
    sa.Column("link", sa.String, nullable=False),
)
"""One line of a meeting's log: `body` is canonical JSON with digests for texts, `link` chains the lines."""

TEXT = sa.Table(
    "text",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("digest", sa.String, primary_key=True),
    sa.Column("salt", sa.String, nullable=False),
    sa.Column("text", sa.String, nullable=False),
)
"""A free text beside the log; removing the row redacts it and the chain still holds."""

PSEUDONYM = sa.Table(
    "pseudonym",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("secret", sa.String, nullable=False),
)
"""The secret that the pseudonyms of a log are made with, in hexadecimal: with it they are seats again.

In no log and no record; it goes when the names go.
"""

SNAPSHOT = sa.Table(
    "snapshot",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("link", sa.String, nullable=False),
    sa.Column("program", sa.String, nullable=False),
    sa.Column("removed", sa.String, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("proof", sa.String, nullable=False),
)
"""What the log of a meeting that goes on came to after event `seq`, whose link is `link`; made again at any time.

`program` is the code that folded it, `removed` how much had been removed from the meeting by then. It holds texts
and seats as the meeting does: it goes when any of them go, and stands in no copy.
"""

ACT = sa.Table(
    "act",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("actor", sa.String, primary_key=True),
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("stage", sa.String),
    sqlite_with_rowid=False,
)
"""An act that was answered: the same act again gets the same answer. `stage` is whose ballot it handed in."""

BALLOT = sa.Table(
    "ballot",
    METADATA,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("meeting", sa.ForeignKey("meeting.code"), index=True, nullable=False),
    sa.Column("stage", sa.String, nullable=False),
    sa.Column("paper", sa.String, nullable=False),
    sa.Column("proof", sa.String),
    sqlite_with_rowid=False,
)
"""An open ballot, keyed by the device's receipt; no seat, no time, no order. `proof` tells that it is whole."""

ROLL = sa.Table(
    "roll",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("stage", sa.String, primary_key=True),
    sa.Column("seat", sa.String, primary_key=True),
    sa.Column("channel", sa.String, nullable=False),
    sqlite_with_rowid=False,
)
"""This seat handed in a ballot for this stage; never which."""

SHEET = sa.Table(
    "sheet",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("batch", sa.String, primary_key=True),
    sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("stage", sa.String, nullable=False),
    sa.Column("paper", sa.String, nullable=False),
    sqlite_with_rowid=False,
)
"""A ballot on paper as somebody read it, closed; no seat, no time. `turn` is who did, 0 the receipt of a batch."""

PERSON = sa.Table(
    "person",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("seat", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
)
"""The name somebody chose to give, beside the log."""

BESIDE = sa.Table(
    "beside",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("part", sa.String, primary_key=True),
    sa.Column("seat", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
    sqlite_with_rowid=False,
)
"""What a seat told of itself for a part, as JSON; removed with the seat, at the closing, or when it was used."""

KEY = sa.Table(
    "key",
    METADATA,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("meeting", sa.ForeignKey("meeting.code"), index=True, nullable=False),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("place", sa.String),
    sa.Column("note", sa.String, default="", server_default="", nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("revoked", sa.DateTime),
)
"""A link that gives rights; only the hash of its secret is kept. `place` is the table of a chair."""

GRANT = sa.Table(
    "grant",
    METADATA,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("key", sa.ForeignKey("key.hash"), index=True, nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
)
"""A device that exchanged a link for its own session; only the hash of its token is kept."""

SIGNATURE = sa.Table(
    "signature",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("about", sa.String, nullable=False),
    sa.Column("head", sa.String, nullable=False),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("signature", sa.String, nullable=False),
    sa.Column("link", sa.String),
    sa.Column("device", sa.String),
    sa.UniqueConstraint("meeting", "about", "role", "place"),
    sa.UniqueConstraint("meeting", "about", "link"),
    sa.UniqueConstraint("meeting", "about", "device"),
)
"""Somebody signed the head of a closed log, or with `about` a correction to it. Triggers keep it as it is.

`number` counts per meeting, 0 is the installation itself; `place` tells two of one role apart. `link` is the id of
the link that was used, `device` the device's hash for this meeting: one signature each.
"""

FOLLOW_UP = sa.Table(
    "follow_up",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("head", sa.String, nullable=False),
    sa.Column("subject", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("due", sa.String),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
)
"""What happened with a step or a condition after the evening, under the head of its log. Triggers keep it as it is.

`subject` is a step (`district`) or a condition (`I01.1`); `due` an ISO date, None where it stays as it was; `text`
the digest of what was told.
"""

REDACTION = sa.Table(
    "redaction",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("digest", sa.String, primary_key=True),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
)
"""A text was removed, by whom (`host`, `term`, `earlier`) and when: it stands in the record. Triggers keep it."""

STAMP = sa.Table(
    "stamp",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("head", sa.String, nullable=False),
    sa.Column("token", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
)
"""Somebody outside stamped the head of a closed log with a time; `token` is base64. Triggers keep it as it is."""
