"""Tables of pictures: those of drafts by their digest, and those of meetings by what they are of."""

import sqlalchemy as sa

from app.storage.tables import METADATA

OF_DRAFTS = sa.Table(
    "draft_picture",
    METADATA,
    sa.Column("draft", sa.ForeignKey("draft.id"), primary_key=True),
    sa.Column("digest", sa.String, primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""Every picture that was handed in for a draft, by the SHA-256 of its bytes: a field names the one that counts."""

OF_MEETINGS = sa.Table(
    "picture",
    METADATA,
    sa.Column("meeting", sa.ForeignKey("meeting.code"), primary_key=True),
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column("digest", sa.String, nullable=False),
    sa.Column("shows", sa.String, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""The pictures of an evening: `subject` is `plan:I01` or `stage:uitleg`, `shows` what is to be seen on it."""
