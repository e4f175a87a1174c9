"""What stood before there was a check on it, per check in left.toml: lists that may only get shorter."""

import sys
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def left(check: str) -> frozenset[str]:
    """The places that this check lets be; none where left.toml has no list for it."""
    return frozenset(tomllib.loads(Path(__file__).with_name("left.toml").read_text("utf-8")).get(check, ()))


def problems(found: Mapping[str, str], known: Collection[str]) -> Iterator[str]:
    """What is wrong: `found` says of each place what does not fit; a known one that fits now is wrong as well."""
    yield from (f"{place}: {words}" for place, words in found.items() if place not in known)
    yield from (f"{place}: fits now; take it out of tools/left.toml" for place in sorted(set(known) - found.keys()))


def tell(checks: Mapping[str, Mapping[str, str]]) -> int:
    """Print what each check found beyond its list; 1 when anything was."""
    wrong = [f"{check}: {line}" for check, found in checks.items() for line in problems(found, left(check))]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0
