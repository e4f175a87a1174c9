"""The secrets of pseudonyms in logs"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Apply; logs from before name seats by themselves."""
    op.create_table(
        "pseudonym",
        sa.Column("meeting", sa.String(), sa.ForeignKey("meeting.code"), primary_key=True),
        sa.Column("secret", sa.String(), nullable=False),
    )
