"""The command that counts a file as an evening did: it stands in the comment of a `.pb` of ours, and is followed."""

import re
import shlex
from collections.abc import Iterable, Mapping
from typing import Any

from app.imports.votes.recorded import Recorded
from facilitation.counting.rules import RULES
from facilitation.state.method import Agreed
from facilitation.state.plan import Initiative

WORDS = "overlegtafel count"
CHANNELS = {"room": "paper", "online": "internet"}
"""How a channel that is weighed is called in Pabulib, which knows these two ways of voting."""
WORD = r"""(?:'[^']*'|"[^"]*"|[^\s'"\\])+"""
GIVEN = re.compile(rf"\b{WORDS}((?:\s+--(?:rule|param)\s+{WORD})+)(?!\S)")
Own = tuple[str, list[str]]


def spelled(rule: str, params: Iterable[str]) -> str:
    """The command, to be typed as it stands."""
    return shlex.join([*WORDS.split(), "--rule", rule, *(word for text in params for word in ("--param", text))])


def found(recorded: Recorded) -> Own:
    """The rule and the params of the command in the comment; no rule where there is none that we know."""
    said = GIVEN.search(recorded.meta.get("comment", ""))
    words = shlex.split(said[1]) if said else []
    given = list(zip(words[::2], words[1::2], strict=True))
    rule = next((value for name, value in given if name == "--rule"), "")
    return (rule, [value for name, value in given if name == "--param"]) if rule in RULES else ("", [])


def params(agreed: Agreed, own: Mapping[str, Any], plans: Iterable[Initiative]) -> list[str]:
    """Everything that was agreed and is not usual, as `--param` takes it; of plans and themes only what takes part."""
    plans = list(plans)
    known, themes = {plan.id for plan in plans}, {plan.theme for plan in plans}
    caps = {theme: cap for theme, cap in agreed.caps.items() if theme in themes}
    groups = [kept for group in agreed.exclusive if len(kept := [key for key in group if key in known]) > 1]
    minima = {plan.id: plan.minimum for plan in plans if plan.scalable} if agreed.leftover == "partial" else {}
    given = {
        "committed": euros(agreed.committed) if agreed.committed else "",
        "caps": "|".join(f"{theme}:{euros(cap)}" for theme, cap in caps.items()),
        "exclusive": "|".join("+".join(group) for group in groups),
        "least_votes": agreed.least_votes or "",
        "least_points": agreed.least_points or "",
        "leftover": agreed.leftover if agreed.leftover != Agreed().leftover else "",
        "floor": agreed.floor if agreed.floor != Agreed().floor else "",
        "unit": euros(agreed.unit) if agreed.unit != Agreed().unit else "",
        "shares": "|".join(f"{CHANNELS[name]}:{share}" for name, share in agreed.shares.items()),
        "minima": "|".join(f"{key}:{euros(cents)}" for key, cents in minima.items()),
        "seed": agreed.seed,
    }
    named = {name: str(value).lower() if isinstance(value, bool) else value for name, value in own.items()}
    return [f"{name}={value}" for name, value in {**named, **given}.items() if value != ""]


def euros(cents: int) -> str:
    """An amount as a `.pb` and `--param` take it: `12.50`."""
    return f"{cents // 100}.{cents % 100:02}"
