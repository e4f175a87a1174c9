"""Tables of learning: what was asked and answered, notes of who watched or talked, and lessons."""

import sqlalchemy as sa

from app.programme.rounds.tables import ROUND
from app.programme.storage import METADATA

POLL = sa.Table(
    "poll",
    METADATA,
    sa.Column("meeting", sa.String, primary_key=True),
    sa.Column("salt", sa.String, nullable=False),
    sa.Column("opened", sa.String, nullable=False),
    sa.Column("closed", sa.String),
    sa.Column("paper_before", sa.Integer, nullable=False, server_default="0"),
    sa.Column("paper_after", sa.Integer, nullable=False, server_default="0"),
)
"""That people of a meeting are asked; `opened` and `closed` are UTC in ISO 8601.

With `salt` it can be seen which seats answered; it is emptied when the asking is over. Of the sheets on paper only the
number is kept.
"""

TALLY = sa.Table(
    "poll_tally",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("poll.meeting"), primary_key=True),
    sa.Column("moment", sa.String, primary_key=True),
    sa.Column("item", sa.String, primary_key=True),
    sa.Column("answer", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many gave this answer to an item, `before` or `after`; the item `` counts sheets. No row is of one person."""

SPENT = sa.Table(
    "poll_spent",
    METADATA,
    sa.Column("token", sa.String, primary_key=True),
    sa.Column("meeting", sa.ForeignKey("poll.meeting"), nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""A seat answered: SHA-256 of the salt, the moment and the seat. It goes when the asking is over."""

NOTE = sa.Table(
    "field_note",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("round", sa.ForeignKey(ROUND.c.id), nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("holder", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("shared", sa.Boolean, nullable=False),
    sa.Column("consenter", sa.String, nullable=False, server_default=""),
    sa.Column("consent", sa.String, nullable=False, server_default=""),
    sa.Column("withdrawn", sa.String),
)
"""A note of a `holder`: a line of a log, an interview or an observation. Only its holder reads it until it is `shared`.

`consenter` is who agreed to it and `consent` to what; when that is `withdrawn` (UTC, ISO 8601) text and name are gone.
"""

LESSON = sa.Table(
    "lesson",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("round", sa.ForeignKey(ROUND.c.id), nullable=False, index=True),
    sa.Column("template", sa.String, nullable=False, index=True),
    sa.Column("stage", sa.String, nullable=False, index=True),
    sa.Column("saw", sa.String, nullable=False),
    sa.Column("otherwise", sa.String, nullable=False),
    sa.Column("public", sa.Boolean, nullable=False),
    sa.Column("holder", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
)
"""What was seen and what is done otherwise; `template` is that of an agenda, `stage` a kind of stage, or both empty."""

TAG = sa.Table(
    "lesson_tag",
    METADATA,
    sa.Column("lesson", sa.ForeignKey("lesson.id"), primary_key=True),
    sa.Column("tag", sa.String, primary_key=True, index=True),
)
"""A word under which a lesson is found."""
