"""The language in which the faces of an evening begin"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Apply; evenings that there are stay Dutch."""
    op.add_column("meeting", sa.Column("language", sa.String(), nullable=False, server_default="nl"))
