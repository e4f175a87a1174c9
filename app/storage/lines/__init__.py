"""What a line of a log is hashed as: JSON in the one form of RFC 8785, linked to the line before it."""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

ZERO = "0" * 64
ENCODER = msgspec.json.Encoder(order="sorted")
ODD = re.compile(rb"[:,\[]-?[0-9]+[.eE]|[:,\[]-?[0-9]{16}|[\xf0-\xf4]")
"""Where the two ways of writing may differ: fractions, numbers past 2**53, and signs that UTF-16 sorts elsewhere."""


def canonical(body: Mapping[str, Any]) -> str:
    """A body in the form of RFC 8785; raises ValueError where it has none.

    Sorted and compact msgspec writes the same bytes, many times as fast, but for what `ODD` finds, and for what is no
    number, which it calls null.
    """
    written = ENCODER.encode(body)
    if ODD.search(written) or (b"null" in written and _fraction_in(body)):
        import rfc8785  # hardly ever: no event of the house tells a fraction

        written = rfc8785.dumps(body)
    return written.decode()


def _fraction_in(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_fraction_in, value.values()))
    return any(map(_fraction_in, value)) if isinstance(value, list | tuple) else isinstance(value, float)


def chain(previous: str, seq: int, kind: str, at: str, body: dict[str, Any]) -> str:
    """SHA-256 over the previous link and the canonical line (RFC 8785), in hexadecimal."""
    return linked(previous, seq, kind, at, canonical(body))


def linked(previous: str, seq: int, kind: str, at: str, body: str) -> str:
    """The next link, straight from a row: its body is canonical already."""
    line = f'{{"at":{_quoted_moment(at)},"body":{body},"kind":{_quoted(kind)},"seq":{seq}}}'
    return hashlib.sha256(bytes.fromhex(previous) + line.encode()).hexdigest()


def digest_of(salt: str, text: str) -> str:
    """SHA-256 over the salt's bytes and the text, in hexadecimal."""
    return hashlib.sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def _quoted_moment(at: str) -> str:
    return f'"{at}"' if at.isascii() and at.isprintable() and '"' not in at and "\\" not in at else json.dumps(at)


_quoted = lru_cache(json.dumps)  # the same few kinds, line after line
