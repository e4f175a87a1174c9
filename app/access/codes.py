"""What is drawn at random: join codes and seat ids; the hash that is all we keep of a secret, and receipts."""

import hashlib
import secrets

from facilitation.roles import Actor

CODE_ALPHABET = "BCDFGHJKLMNPQRSTVWXZ23456789"


def new_code() -> str:
    """A join code of six characters that are hard to confuse and spell no words."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(6))


def new_seat() -> str:
    """An opaque seat id: `S` and 12 hexadecimal digits."""
    return "S" + secrets.token_hex(6)


def digest(secret: str) -> str:
    """SHA-256 of a secret, in 64 hexadecimal digits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def receipt_for(actor: Actor, seat: str) -> str:
    """The receipt of a seat, under which its ballot is kept: the device's own, known to nobody but the device.

    For a seat the console acts for it is one derived from the console's.
    """
    return actor.receipt if seat == actor.seat else digest(f"{actor.receipt}\n{seat}")
