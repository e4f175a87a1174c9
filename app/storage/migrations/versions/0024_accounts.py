"""Accounts with their ways in, what they are where, invitations, and what was done, which is never changed"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

FIXED = "what was done is never changed"


def upgrade() -> None:
    """Apply; an installation from before has no accounts, and its links to the desk go on working."""
    _accounts()
    op.create_table(
        "membership",
        sa.Column("account", sa.String(), sa.ForeignKey("account.id"), primary_key=True),
        sa.Column("place", sa.String(), sa.ForeignKey("place.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("role", sa.String(), nullable=False),
    )
    op.create_table(
        "invitation",
        sa.Column("hash", sa.String(), primary_key=True),
        sa.Column("place", sa.String(), sa.ForeignKey("place.id", ondelete="CASCADE"), index=True),
        sa.Column("role", sa.String()),
        sa.Column("account", sa.String(), sa.ForeignKey("account.id"), index=True),
        sa.Column("email", sa.String(), nullable=False, index=True),
        sa.Column("name", sa.String(), nullable=False, server_default=""),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("expires", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(), nullable=False, index=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("path", sa.String(), index=True),
        sa.Column("details", sa.String(), nullable=False),
    )
    write = _postgresql if op.get_bind().dialect.name == "postgresql" else _sqlite
    write("audit_fixed", "UPDATE")
    write("audit_kept", "DELETE")
    if write is _postgresql:
        op.execute("CREATE TRIGGER audit_whole BEFORE TRUNCATE ON audit EXECUTE FUNCTION audit_kept()")


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("email", sa.String(), nullable=False, unique=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "password",
        sa.Column("account", sa.String(), sa.ForeignKey("account.id"), primary_key=True),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "passkey",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("account", sa.String(), sa.ForeignKey("account.id"), nullable=False, index=True),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "account_identity",
        sa.Column("issuer", sa.String(), primary_key=True),
        sa.Column("subject", sa.String(), primary_key=True),
        sa.Column("account", sa.String(), sa.ForeignKey("account.id"), nullable=False, index=True),
    )
    op.create_table(
        "account_grant",
        sa.Column("hash", sa.String(), primary_key=True),
        sa.Column("account", sa.String(), sa.ForeignKey("account.id"), nullable=False, index=True),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
    )


def _sqlite(name: str, when: str) -> None:
    op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON audit BEGIN SELECT RAISE(ABORT, '{FIXED}'); END")


def _postgresql(name: str, when: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{FIXED}'; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON audit FOR EACH ROW EXECUTE FUNCTION {name}()")
