"""The installation's own key, with which it signs records: Ed25519, made once, kept beside the database."""

import os
import re
from pathlib import Path

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.storage import startup_checks

FILE = "signing.key"
SEED = re.compile(r"[0-9a-f]{64}")


class Signet:
    """What signs: `key` is the public part, 64 hexadecimal digits."""

    def __init__(self, seed: str) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
        self.key = self._private.public_key().public_bytes_raw().hex()

    def sign(self, said: dict[str, str]) -> str:
        """The signature over the canonical form (RFC 8785) of what is said: 128 hexadecimal digits."""
        return self._private.sign(rfc8785.dumps(said)).hex()


def genuine(key: str, signature: str, said: dict[str, str]) -> bool:
    """Whether this key signed exactly this; False for what is no key or no signature at all."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), rfc8785.dumps(said))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def load(folder: Path, given: str | None = None) -> Signet:
    """The signet of a data folder, made when there is none; `given` (SIGNING_KEY) goes first. Raises Unsound."""
    if given:
        return _made("SIGNING_KEY", given)
    path = folder / FILE
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(os.urandom(32).hex())
    return _made(str(path), path.read_text())


def _made(where: str, seed: str) -> Signet:
    seed = seed.strip().lower()
    if not SEED.fullmatch(seed):
        raise startup_checks.Unsound(f"{where} has to hold 64 hexadecimal digits; put the signing key back.")
    return Signet(seed)
