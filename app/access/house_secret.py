"""The secret that signs cookies: made once, or given by the host and then strong enough to keep forgers out."""

import re
import secrets
import zlib
from pathlib import Path

from app.storage import private_files
from app.storage.startup_checks import Unsound

LEAST = 24
"""Bytes that have to be left of a secret without the words that everybody tries and what repeats itself."""
HEAD_AND_TAIL = 8  # bytes that zlib adds to whatever it packs
TRIED = re.compile(
    r"change|secret|geheim|wachtwoord|password|passw|default|example|django|insecure|flask|overlegtafel|tafel|"
    r"abcdef|qwerty|123456789|0123456|test|admin|please|key",
    re.IGNORECASE,
)  # fmt: skip


def made(path: Path) -> list[str]:
    """The installation's own secret, made once and readable only by its owner; below it those it replaced.

    Raises Unsound where the file holds none, or one that can be guessed.
    """
    private_files.once(path, secrets.token_hex(32))
    found = [line.strip() for line in path.read_text().splitlines() if line.strip()]
    if not found:
        raise Unsound(f"{path} is empty; put the secret back, or remove the file to make a new one.")
    return [strong(str(path), secret) for secret in found]


def strong(where: str, secret: str) -> str:
    """The secret itself; raises Unsound, which names `where` it stands and never the secret, for one to guess."""
    rest = TRIED.sub("", secret).encode()
    if len(zlib.compress(rest, 9)) - HEAD_AND_TAIL < LEAST:
        raise Unsound(
            f"{where} holds a secret that can be guessed; make one with "
            "`python3 -c 'import secrets; print(secrets.token_hex(32))'`."
        )
    return secret
