"""Tables of the desk: drafts, every field of one with its version, what changed, and what two people wrote at once."""

import sqlalchemy as sa

from app.pictures.tables import OF_DRAFTS
from app.storage.tables import METADATA

DRAFT = sa.Table(
    "draft",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("code", sa.String, unique=True),
    sa.Column("opened", sa.DateTime),
)
"""An evening that is prepared. `code` was reserved for it; once it was opened, the meeting's."""

FIELD = sa.Table(
    "draft_field",
    METADATA,
    sa.Column("draft", sa.ForeignKey("draft.id"), primary_key=True),
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)
"""What stands in a field now, as it was typed. A field that was never written has no row, and version 0."""

CHANGE = sa.Table(
    "draft_change",
    METADATA,
    sa.Column("draft", sa.ForeignKey("draft.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("before", sa.String, nullable=False),
    sa.Column("after", sa.String, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("batch", sa.String, nullable=False),
    sa.Column("undone", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Index("draft_change_of_field", "draft", "name", "version"),
)
"""Every change, numbered per draft. `batch` is what was done at once, and is undone at once; `undone` once it was."""

BESIDE = sa.Table(
    "draft_beside",
    METADATA,
    sa.Column("draft", sa.ForeignKey("draft.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("value", sa.String, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("settled", sa.Boolean, nullable=False, server_default=sa.false()),
)
"""What somebody wrote in a field that another had just changed: both are kept, until somebody chooses."""

LIST = sa.Table(
    "draft_list",
    METADATA,
    sa.Column("draft", sa.ForeignKey("draft.id"), primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
    sa.Column("answers", sa.String, nullable=False),
    sa.Column("pointed", sa.String, nullable=False),
)
"""A list of plans that was handed in and not taken over yet, with what was answered about it (JSON)."""

ROLL = sa.Table(
    "draft_roll",
    METADATA,
    sa.Column("draft", sa.ForeignKey("draft.id"), primary_key=True),
    sa.Column("people", sa.String, nullable=False),
)
"""Who is expected (JSON: a name and an address each), until the evening is opened. It is in no copy."""

INVITE = sa.Table(
    "draft_invite",
    METADATA,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("draft", sa.ForeignKey("draft.id"), nullable=False, index=True),
    sa.Column("plan", sa.String),
    sa.Column("created", sa.DateTime, nullable=False),
)
"""A link by which proposers hand in plans, or with `plan` answer for that one; only its hash is kept."""

CALL = sa.Table(
    "call",
    METADATA,
    sa.Column("draft", sa.ForeignKey("draft.id"), primary_key=True),
    sa.Column("code", sa.String, nullable=False, unique=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("amount", sa.Integer),
    sa.Column("shown", sa.Boolean, nullable=False),
)
"""The call of a challenge: what is asked, and the amount (cents) that there is; the public reads it while `shown`."""

CALL_ROUND = sa.Table(
    "call_round",
    METADATA,
    sa.Column("draft", sa.ForeignKey("draft.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("closes", sa.DateTime, nullable=False),
)
"""The rounds of a call in their order; each takes plans until `closes` (UTC), once the one before it closed."""

CALL_ENTRY = sa.Table(
    "call_entry",
    METADATA,
    sa.Column("draft", sa.ForeignKey("draft.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("owner", sa.String, nullable=False, index=True),
    sa.Column("said", sa.String, nullable=False),
    sa.Column("sent", sa.DateTime, nullable=False),
    sa.Column("became", sa.String, nullable=False, server_default=""),
    sa.Column("reason", sa.String, nullable=False, server_default=""),
)
"""A plan that was sent in: what it said (JSON), by the hash of its sender's secret, when (UTC), and what it became."""

PRACTICE = sa.Table(
    "practice",
    METADATA,
    sa.Column("draft", sa.ForeignKey("draft.id"), primary_key=True),
    sa.Column("meeting", sa.ForeignKey("meeting.code"), nullable=False, index=True),
    sa.Column("asked", sa.String, nullable=False),
    sa.Column("told", sa.String),
)
"""The practice evening of a draft: what was asked of it, and what its residents told when they were done (JSON)."""

SHELF = sa.Table(
    "shelf",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("archived", sa.DateTime, nullable=False),
)
"""A closed evening that was put away: it is listed in the archive only."""

INSIDE = (FIELD, CHANGE, BESIDE, LIST, ROLL, INVITE, CALL, CALL_ROUND, CALL_ENTRY, PRACTICE, OF_DRAFTS)
"""What goes with a draft; each has the draft it is of."""
