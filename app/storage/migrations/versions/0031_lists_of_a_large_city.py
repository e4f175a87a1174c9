"""What is due in a round is found by its day, and what was told last without sorting all of it"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Apply; the first of these holds what that of rounds alone did."""
    op.create_index("ix_duty_round_open_due", "duty", ["round", "open", "due", "meeting", "subject"])
    op.drop_index("ix_duty_round", "duty")
    op.create_index(
        "ix_follow_up_at", "follow_up", [sa.text("at DESC"), "meeting", sa.text("number DESC")], if_not_exists=True
    )
