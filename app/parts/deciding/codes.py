"""Voting codes: twelve signs that are hard to confuse, the last of which tells a typo; kept as HMAC alone."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence

from flask import current_app

from facilitation.refusals import Malformed

SIGNS = "CDFHJKLMNPRTVWX23456789"
"""23 of them, a prime number: with it one wrong sign, or two that changed places, never add up."""
LENGTH, GROUP = 12, 4
ALIKE = str.maketrans("BGSZ", "8652")
"""Letters that no code has, and the figures that they were read for."""


def new_code() -> str:
    """A code of eleven signs by chance, and one that makes it add up."""
    drawn = "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1))
    return next(drawn + sign for sign in SIGNS if _adds_up(drawn + sign))


def _adds_up(code: str) -> bool:
    return sum(place * SIGNS.index(sign) for place, sign in enumerate(code, 1)) % len(SIGNS) == 0


def shown(code: str) -> str:
    """A code as people read it: `K7XM-2PRT-9FHW`."""
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read(typed: str) -> str:
    """The code that was typed, with or without capitals, spaces and hyphens.

    Raises Malformed(code_length) with the number of `signs`, Malformed(code_mistyped).
    """
    code = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(ALIKE)
    if len(code) != LENGTH:
        raise Malformed("code_length", signs=len(code))
    if not set(code) <= set(SIGNS) or not _adds_up(code):
        raise Malformed("code_mistyped")
    return code


def mark(meeting: str, code: str) -> str:
    """What is kept of a new code: HMAC-SHA-256 with a key that is made from the secret of the installation."""
    return _mark(str(current_app.config["SECRET_KEY"]), meeting, code)


def marks(meeting: str, code: str) -> Sequence[str]:
    """The same by the secret of now and by those that it replaced."""
    config = current_app.config
    return [_mark(str(secret), meeting, code) for secret in (config["SECRET_KEY"], *config["SECRET_KEY_FALLBACKS"])]


def _mark(secret: str, meeting: str, code: str) -> str:
    key = hmac.digest(secret.encode(), b"voting codes", hashlib.sha256)
    return hmac.new(key, f"{meeting}\n{code}".encode(), hashlib.sha256).hexdigest()
