"""Tables of talks with the city: each talk, and what was said there with its answer."""

import sqlalchemy as sa

from app.programme.places.tables import PLACE
from app.programme.storage import METADATA

CITY_TALK = sa.Table(
    "city_talk",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("place", sa.ForeignKey(PLACE.c.id), nullable=False, index=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("day", sa.String),
    sa.Column("meeting", sa.String),
    sa.Column("source", sa.String, nullable=False, server_default=""),
    sa.Column("about", sa.String, nullable=False, server_default=""),
    sa.Column("public", sa.Boolean, nullable=False),
)
"""An evening that feeds the framework of a place: held with this product (`meeting` is its code) or elsewhere.

`day` is an ISO date, `source` an address or a title where more of it can be read.
"""

TALK_INPUT = sa.Table(
    "talk_input",
    METADATA,
    sa.Column("talk", sa.ForeignKey(CITY_TALK.c.id), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("channel", sa.String, nullable=False),
    sa.Column("said", sa.String),
    sa.Column("clause_place", sa.String, index=True),
    sa.Column("clause_key", sa.String),
    sa.Column("answer", sa.String, nullable=False, server_default=""),
    sa.Column("reason", sa.String, nullable=False, server_default=""),
    sa.Column("clause_version", sa.Integer),
    sa.Column("answered_by", sa.String, nullable=False, server_default=""),
    sa.Column("answered", sa.DateTime),
    sa.Column("hidden", sa.String, nullable=False, server_default=""),
    sa.UniqueConstraint("talk", "said"),
)
"""One thing that somebody said, without who it was; `said` is where it stands in the log of the meeting.

It is about a clause, or in general. `answer` is `taken_in`, `partly`, `not` or empty; `clause_version` is the version
of the clause that it came to. `hidden` says why its text is not shown.
"""
