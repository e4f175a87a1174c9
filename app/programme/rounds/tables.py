"""Tables of rounds: the round, its envelopes, the meetings that take a share of it, and what was awarded."""

import sqlalchemy as sa

from app.programme.places.tables import PLACE
from app.programme.storage import METADATA

ROUND = sa.Table(
    "round",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("parent", sa.ForeignKey("round.id"), index=True),
    sa.Column("place", sa.ForeignKey(PLACE.c.id), nullable=False, index=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("model", sa.String, nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("envelope", sa.String),
    sa.Column("stage", sa.String, nullable=False),
    sa.Column("public", sa.Boolean, nullable=False),
    sa.Column("begins", sa.String),
    sa.Column("ends", sa.String),
    sa.Column("mandate", sa.String, nullable=False, server_default=""),
    sa.Column("about", sa.String, nullable=False, server_default=""),
    sa.Column("source", sa.String, nullable=False, server_default=""),
    sa.Column("language", sa.String, nullable=False, server_default="nl"),
)
"""A budget round; one without a parent is a programme. `amount` is its pot in cents, `begins` and `ends` ISO dates.

`envelope` is that of its parent from which its pot comes. `source` says where its facts come from. What is published of
it is in its `language`.
"""

ENVELOPE = sa.Table(
    "envelope",
    METADATA,
    sa.Column("round", sa.ForeignKey("round.id"), primary_key=True),
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
)
"""A part of a pot that is kept for a theme, in cents."""

SHARE = sa.Table(
    "share",
    METADATA,
    sa.Column("meeting", sa.String, primary_key=True),
    sa.Column("round", sa.ForeignKey("round.id"), nullable=False, index=True),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("envelope", sa.String),
)
"""What a meeting, named by its code, may divide of the pot of its round, in cents; from an envelope where it says so.

A meeting is in one round.
"""

AWARD = sa.Table(
    "award",
    METADATA,
    sa.Column("round", sa.ForeignKey("round.id"), primary_key=True),
    sa.Column("plan", sa.String, primary_key=True),
    sa.Column("meeting", sa.String, index=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("asked", sa.BigInteger, nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("envelope", sa.String),
    sa.Column("votes", sa.Integer),
)
"""What a plan of a round got, in cents, 0 where it got nothing: in a meeting, or straight from the pot."""

FIGURE = sa.Table(
    "round_figure",
    METADATA,
    sa.Column("round", sa.ForeignKey("round.id"), primary_key=True),
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)
"""What was told in numbers of a round that was held elsewhere, such as how many plans came in; money in cents."""
