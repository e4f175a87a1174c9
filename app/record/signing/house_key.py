"""The installation's own key, with which it signs records: Ed25519, made once, kept beside the database."""

import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.storage import private_files, startup_checks
from app.storage.disk import sync
from app.storage.lines import canonical

FILE = "signing.key"
SEED = re.compile(r"[0-9a-f]{64}")


class Statement(msgspec.Struct, frozen=True):
    """An old key says which one comes after it, since when (UTC, ISO 8601); `key` is the new one."""

    old: str
    key: str
    at: str
    signature: str

    def said(self) -> dict[str, str]:
        """What the old key signed."""
        return {"at": self.at, "key": self.old, "next": self.key}

    def plain(self) -> dict[str, str]:
        """As it stands in the record."""
        return {"key": self.key, "at": self.at, "signature": self.signature}


class Signet:
    """What signs: `key` is the public part, 64 hexadecimal digits; `statements` lead to it from the keys before it."""

    def __init__(self, seed: str, statements: Sequence[Statement] = ()) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
        self.key = self._private.public_key().public_bytes_raw().hex()
        self.statements = tuple(statements)

    def sign(self, said: dict[str, str]) -> str:
        """The signature over the canonical form (RFC 8785) of what is said: 128 hexadecimal digits."""
        return self._private.sign(canonical(said).encode()).hex()

    def since(self, key: str) -> tuple[Statement, ...] | None:
        """The statements that lead from a key to this one, none for this one itself; None where it is a stranger."""
        if key == self.key:
            return ()
        olds = [statement.old for statement in self.statements]
        return self.statements[olds.index(key) :] if key in olds else None

    def succeeded(self, seed: str, at: str) -> "Signet":
        """The signet of a new seed, with the statement of this one about it."""
        new = Signet(seed)
        said = Statement(self.key, new.key, at, "")
        return Signet(seed, (*self.statements, msgspec.structs.replace(said, signature=self.sign(said.said()))))


def fingerprint(key: str) -> str:
    """What people compare of a public key: its SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()


def genuine(key: str, signature: str, said: dict[str, str]) -> bool:
    """Whether this key signed exactly this; False for what is no key or no signature at all."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), canonical(said).encode())
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def load(folder: Path, given: str | None = None) -> Signet:
    """The signet of a data folder, made when there is none; `given` (SIGNING_KEY) goes first.

    Raises startup_checks.Unsound for what is not 64 hexadecimal digits, or statements that do not lead to it.
    """
    if given:
        return _made("SIGNING_KEY", given)
    path = folder / FILE
    private_files.once(path, os.urandom(32).hex())
    return _made(str(path), path.read_text())


def rotate(folder: Path, at: str) -> Signet:
    """Replace the key of a data folder by a new one, with what the old one says of it; the old one is gone then."""
    old = load(folder)
    new = os.urandom(32).hex()
    signet = old.succeeded(new, at)
    part = folder / f".{FILE}.part"
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("\n".join([new, *(msgspec.json.encode(each).decode() for each in signet.statements)]))
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, folder / FILE)
    sync(folder)
    return signet


def _made(where: str, content: str) -> Signet:
    seed, *rest = content.strip().split("\n")
    if not SEED.fullmatch(seed.strip().lower()):
        raise startup_checks.Unsound(f"{where} has to hold 64 hexadecimal digits; put the signing key back.")
    try:
        statements = [msgspec.json.decode(line, type=Statement) for line in rest if line.strip()]
    except msgspec.DecodeError:
        statements = [Statement("", "", "", "")]
    signet = Signet(seed.strip().lower(), statements)
    if not _lead(signet):
        raise startup_checks.Unsound(f"{where} holds statements that do not lead to its key; put the file back.")
    return signet


def _lead(signet: Signet) -> bool:
    """Whether each statement was signed by the key before, and the last is about this one."""
    nexts = [*(statement.old for statement in signet.statements[1:]), signet.key]
    return all(
        genuine(each.old, each.signature, each.said()) and each.key == after
        for each, after in zip(signet.statements, nexts, strict=False)
    )
