"""The table of what was counted of evenings."""

import sqlalchemy as sa

from app.programme.storage import METADATA

MEASURED = sa.Table(
    "measured",
    METADATA,
    sa.Column("meeting", sa.String, primary_key=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("closed", sa.String, nullable=False, index=True),
    sa.Column("head", sa.String, nullable=False),
    sa.Column("followed", sa.Integer, nullable=False),
    sa.Column("found", sa.String, nullable=False),
)
"""What was counted of a closed meeting: `found` is JSON, a number or null by the name of each measure.

It follows from the log with this `head` and from so many rows of what `followed`; it can be counted anew at any time.
`closed` is the day in Amsterdam, as an ISO date.
"""
