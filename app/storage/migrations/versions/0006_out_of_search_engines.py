"""A meeting whose record stays out of search engines"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Apply."""
    op.add_column("meeting", sa.Column("noindex", sa.Boolean(), nullable=False, server_default=sa.false()))
