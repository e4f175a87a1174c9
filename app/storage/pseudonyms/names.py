"""Pseudonyms: what a seat is called in a log, another name for each kind of utterance, and the way back.

A seat is one block of AES-256 under a key of its kind, HMAC-SHA256(secret, kind): whoever has the secret reads the seat
from a pseudonym, and nobody else can tell which pseudonyms of two kinds are one seat's.
"""

import hmac
import secrets

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import ECB

BLOCK = 16  # bytes: the longest id of a seat


class Unreadable(ValueError):
    """A pseudonym that was not made with this secret."""


def new_secret() -> str:
    """256 random bits, in hexadecimal."""
    return secrets.token_hex(32)


class Pseudonyms:
    """The pseudonyms of one log."""

    def __init__(self, secret: str) -> None:
        self._secret = bytes.fromhex(secret)
        self._ways: dict[str, tuple[CipherContext, CipherContext]] = {}

    def of(self, kind: str, seat: str) -> str:
        """What a seat is called in utterances of this kind: 32 hexadecimal digits. Raises ValueError for a long id."""
        block = seat.encode().ljust(BLOCK, b"\0")
        if len(block) > BLOCK:
            raise ValueError("the id of a seat is too long for a pseudonym")
        return self._way(kind)[0].update(block).hex()

    def seat(self, kind: str, pseudonym: str) -> str:
        """The seat that is called so in utterances of this kind; raises Unreadable."""
        try:
            seat = self._way(kind)[1].update(bytes.fromhex(pseudonym)).rstrip(b"\0").decode("ascii")
        except ValueError as error:
            raise Unreadable(pseudonym) from error
        if not seat.isprintable():
            raise Unreadable(pseudonym)
        return seat

    def _way(self, kind: str) -> tuple[CipherContext, CipherContext]:
        """There and back, for one kind."""
        if kind not in self._ways:
            key = hmac.digest(self._secret, kind.encode(), "sha256")
            cipher = Cipher(AES256(key), ECB())  # noqa: S305 - each key closes single blocks, and no two alike
            self._ways[kind] = cipher.encryptor(), cipher.decryptor()
        return self._ways[kind]
