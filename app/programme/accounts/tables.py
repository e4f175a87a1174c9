"""Tables of accounts: who they are, how they come in, what they are where, and what was done. Moments are UTC."""

import sqlalchemy as sa

from app.programme.places.tables import PLACE
from app.programme.storage import METADATA

ACCOUNT = sa.Table(
    "account",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("email", sa.String, nullable=False, unique=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
)
"""Somebody who signs in. `email` is in small letters; the id is made of chance and says nothing of anybody."""

PASSWORD = sa.Table(
    "password",
    METADATA,
    sa.Column("account", sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("hash", sa.String, nullable=False),
    sa.Column("changed", sa.DateTime, nullable=False),
)
"""The password of an account, as argon2id with its own salt and parameters."""

PASSKEY = sa.Table(
    "passkey",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("account", sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("key", sa.LargeBinary, nullable=False),
    sa.Column("count", sa.BigInteger, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
)
"""A passkey of an account: its public key (COSE), and how often it says that it was used. `id` is base64url."""

IDENTITY = sa.Table(
    "account_identity",
    METADATA,
    sa.Column("issuer", sa.String, primary_key=True),
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column("account", sa.ForeignKey("account.id"), nullable=False, index=True),
)
"""Who an account is at the municipality's own sign-in."""

MEMBERSHIP = sa.Table(
    "membership",
    METADATA,
    sa.Column("account", sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("place", sa.ForeignKey(PLACE.c.id, ondelete="CASCADE"), primary_key=True),
    sa.Column("role", sa.String, nullable=False),
)
"""What an account is at a place, and so at all places in it."""

INVITATION = sa.Table(
    "invitation",
    METADATA,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("place", sa.ForeignKey(PLACE.c.id, ondelete="CASCADE"), index=True),
    sa.Column("role", sa.String),
    sa.Column("account", sa.ForeignKey("account.id"), index=True),
    sa.Column("email", sa.String, nullable=False, index=True),
    sa.Column("name", sa.String, nullable=False, server_default=""),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("expires", sa.DateTime, nullable=False),
)
"""Somebody may come and be this at a place; it goes when they did. Only the hash of its secret is kept.

One with an `account` gives no role: it lets who lost their ways in choose a new one. `by` is who invited.
"""

GRANT = sa.Table(
    "account_grant",
    METADATA,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("account", sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("way", sa.String, nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
)
"""A device on which somebody signed in; only the hash of its token is kept."""

AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("who", sa.String, nullable=False, index=True),
    sa.Column("what", sa.String, nullable=False),
    sa.Column("about", sa.String, nullable=False),
    sa.Column("path", sa.String, index=True),
    sa.Column("details", sa.String, nullable=False),
)
"""Something that was done. Triggers keep it as it is, so nothing of a person stands in it: `who` is an id.

`what` is the view that did it, `about` what it was done to (`place:noord`, `round:…`, `account:…`), `path` the path of
that place or None, `details` JSON.
"""
