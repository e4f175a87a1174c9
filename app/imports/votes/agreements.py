"""What was agreed about a count, as it is written on the command line: `name=value`, amounts in euros."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

import msgspec
from msgspec import UNSET

from app.forms.amounts import written
from app.imports.source import ImportRefused, excerpt
from app.imports.votes.recorded import MARKED, Recorded, election
from facilitation.counting import ties
from facilitation.counting.rules import RULES
from facilitation.state.method import Agreed, Leftover

FROM_FILE = "file"
BESIDE = ("top", "words", "minima", "kind")
RESISTANCE = "resistance"
LONGEST_SEED = 400


class Agreement(msgspec.Struct, frozen=True):
    """What holds for one rule: its own params, the common ones, and how many places of a ranking earn points.

    `minima` are the cents with which a plan can go ahead, for plans whose file has no place to say so. `kind` is
    `resistance` where the points of the file are what was left of ten.
    """

    params: Mapping[str, Any]
    agreed: Agreed
    top: int | None = None
    minima: Mapping[str, int] = {}
    kind: str = ""


def agreement(rule: str, written_down: Iterable[str], recorded: Recorded) -> Agreement:
    """Everything that was written down, checked; raises ImportRefused: unknown_param, bad_param."""
    given = dict(_pair(text) for text in written_down)
    own = RULES[rule].params.__struct_fields__
    common = {name: _read(name, given[name], recorded) for name in given if name in COMMON}
    for name in given:
        if name not in {*COMMON, *own, *BESIDE}:
            raise ImportRefused("unknown_param", name=excerpt(name), known=", ".join([*own, *COMMON, *BESIDE]))
    params = {name: text for name, text in given.items() if name in own}
    _require_usable(rule, params)
    agreed = Agreed(**common)
    if not agreed.seed:
        blind = election(recorded, Agreed())
        agreed = msgspec.structs.replace(agreed, seed=ties.seed(given.get("words", ""), blind.ballots))
    top = _whole("top", given["top"], 1) if "top" in given else None
    if given.get("kind", RESISTANCE) != RESISTANCE or ("kind" in given and recorded.kind not in MARKED):
        raise ImportRefused("bad_param", name="kind", value=excerpt(given["kind"]))
    minima = _minima(given["minima"], recorded) if "minima" in given else {}
    return Agreement(params, agreed, top, minima, given.get("kind", ""))


def known(rule: str, text: str) -> bool:
    """Whether a rule has the param that this text sets."""
    return text.partition("=")[0].strip() in {*COMMON, *RULES[rule].params.__struct_fields__, *BESIDE}


def _pair(text: str) -> tuple[str, str]:
    name, parted, value = text.partition("=")
    if not parted or not value.strip():
        raise ImportRefused("bad_param", name=excerpt(name), value=excerpt(value))
    return name.strip(), value.strip()


def _require_usable(rule: str, params: Mapping[str, str]) -> None:
    for name, text in params.items():
        try:
            msgspec.convert({name: text}, RULES[rule].params, strict=False)
        except msgspec.ValidationError:
            raise ImportRefused("bad_param", name=name, value=excerpt(text)) from None


def _read(name: str, text: str, recorded: Recorded) -> Any:
    return COMMON[name](name, text, recorded)


def _money(name: str, text: str, recorded: Recorded | None = None) -> int:
    try:
        cents = written(text)
    except ValueError:
        cents = -1
    if cents < 0:
        raise ImportRefused("bad_param", name=name, value=excerpt(text))
    return cents


def _unit(name: str, text: str, recorded: Recorded) -> int:
    return max(1, _money(name, text))


def _whole(name: str, text: str, least: int = 0, most: int = 10**9) -> int:
    if not re.fullmatch(r"\d{1,9}", text) or not least <= int(text) <= most:
        raise ImportRefused("bad_param", name=name, value=excerpt(text))
    return int(text)


def _caps(name: str, text: str, recorded: Recorded) -> dict[str, int]:
    """`file`, or `groen:10000|jeugd:5000`; a theme that no plan has is a mistake."""
    if text == FROM_FILE:
        if not recorded.caps:
            raise ImportRefused("bad_param", name=name, value=FROM_FILE)
        return dict(recorded.caps)
    themes = {plan.theme for plan in recorded.source.initiatives}
    found = {}
    for part in text.split("|"):
        theme, _, amount = part.rpartition(":")
        if theme.strip() not in themes:
            raise ImportRefused("bad_param", name=name, value=excerpt(part))
        found[theme.strip()] = _money(name, amount)
    return found


def _minima(text: str, recorded: Recorded) -> dict[str, int]:
    """`a:500|b:1000`: with how much a plan can go ahead, at most what it asks."""
    asks = {plan.id: plan.ask for plan in recorded.source.initiatives}
    found = {}
    for part in text.split("|"):
        key, _, amount = part.rpartition(":")
        found[key.strip()] = cents = _money("minima", amount)
        if not 0 < cents <= asks.get(key.strip(), 0):
            raise ImportRefused("bad_param", name="minima", value=excerpt(part))
    return found


def _exclusive(name: str, text: str, recorded: Recorded) -> tuple[tuple[str, ...], ...]:
    """`a+b|c+d+e`: at most one of each group."""
    known = {plan.id for plan in recorded.source.initiatives}
    groups = tuple(tuple(key.strip() for key in part.split("+")) for part in text.split("|"))
    for key in (key for group in groups for key in group):
        if key not in known:
            raise ImportRefused("bad_param", name=name, value=excerpt(key))
    return groups


def _shares(name: str, text: str, recorded: Recorded) -> dict[str, int]:
    """`paper:50|internet:50`; a ballot of another channel would count for nothing, and that is refused."""
    pairs = [part.rpartition(":") for part in text.split("|")]
    shares = {channel.strip(): _whole(name, share.strip(), 1) for channel, _, share in pairs}
    for channel in {vote.channel for vote in recorded.votes} - set(shares):
        raise ImportRefused("channel_without_share", channel=excerpt(channel or "–"))
    return shares


def _leftover(name: str, text: str, recorded: Recorded) -> str:
    if text not in get_args(Leftover):
        raise ImportRefused("bad_param", name=name, value=excerpt(text))
    return text


def _seed(name: str, text: str, recorded: Recorded) -> str:
    if len(text) > LONGEST_SEED:
        raise ImportRefused("bad_param", name=name, value=excerpt(text))
    return text


COMMON: dict[str, Callable[[str, str, Recorded], Any]] = {
    "committed": _money,
    "caps": _caps,
    "exclusive": _exclusive,
    "least_votes": lambda name, text, recorded: _whole(name, text),
    "least_points": lambda name, text, recorded: _whole(name, text) or UNSET,
    "leftover": _leftover,
    "floor": lambda name, text, recorded: _whole(name, text, 0, 100),
    "unit": _unit,
    "shares": _shares,
    "seed": _seed,
}
