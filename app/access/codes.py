"""What is drawn at random: join codes and seat ids; and the hash that is all we keep of a secret."""

import hashlib
import secrets

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
