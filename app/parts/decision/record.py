"""How the room decided, in the record: who agreed, round after round, with which concerns, and what minorities see."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.part import SHOWN
from app.parts.choice import told as choices
from app.record.blocks import Block, Bullets, Terms, Text
from app.record.reading import Reading, kept
from app.record.section import Fact, Section

Values = Mapping[str, Any]


class Vote(msgspec.Struct, frozen=True):
    """How many gave one answer: in the room (phones, paper and with help), online, and together."""

    words: str
    room: int
    online: int
    number: int


class Consent(msgspec.Struct, frozen=True):
    """The answers of the last round; none where only the resistance was asked. `advice` says that it is no decision."""

    votes: list[Vote]
    advice: bool


class Objection(msgspec.Struct, frozen=True):
    """An objection, what it asked for, and what became of it, with the words that go with that; all may be empty."""

    text: str
    need: str
    fate: str
    change: str
    words: str


class Round(msgspec.Struct, frozen=True):
    """One round: the plan that it was about, how many gave each answer, per channel in one line, and the objections."""

    number: int
    about: str
    counts: list[tuple[int, str]]
    channels: str
    objections: list[Objection]


class Concern(msgspec.Struct, frozen=True):
    """A concern that goes along with the decision, and what it asks for; that may be empty."""

    text: str
    need: str


class Minority(msgspec.Struct, frozen=True):
    """What some see otherwise, how many in words, and the plans that it is about."""

    id: str
    text: str
    supporters: str
    plans: list[str]


def consent(read: Reading) -> Values | None:
    """The answers of the last round; None where there was none, or only the resistance was asked."""
    found: Values | None = read.record["consent"]
    only_resistance = choices.ruled(read.ruling) and found and not sum(found["counts"].values())
    return None if only_resistance else found


def positions() -> dict[str, str]:
    """The answers in words, in their order."""
    return {"agree": gettext("akkoord"), "concern": gettext("met een zorg"), "objection": gettext("bezwaar")}


def facts(read: Reading) -> Iterator[Fact]:
    """How many answered, in the room and online."""
    found = consent(read)
    if found is None:
        return
    counted = {name: sum(found[name].values()) for name in ("counts", "room", "online")}
    said = gettext(
        "%(n)s antwoorden: %(room)s in de zaal en %(online)s online.",
        n=counted["counts"],
        room=counted["room"],
        online=counted["online"],
    )
    yield Fact(term=SHOWN.title("decision"), said=said)


def _consent(read: Reading) -> Consent | None:
    found, advice = consent(read), read.advice
    if found is None:
        return Consent([], True) if advice and choices.ruled(read.ruling) else None
    room, online, counts = found["room"], found["online"], found["counts"]
    votes = [Vote(words, room[key], online[key], counts[key]) for key, words in positions().items()]
    return Consent(votes, advice)


def _consent_blocks(read: Reading) -> Iterator[Block]:
    if not read.record["consent"]:
        return
    found = consent(read)
    yield Terms([(words, str(found["counts"][key])) for key, words in positions().items()] if found else [])
    yield Text("Dit is een advies, geen besluit." if read.advice else "")


def _rounds(read: Reading) -> list[Round] | None:
    return [_round(read, each) for each in read.record["rounds"]] or None


def _round(read: Reading, told: Values) -> Round:
    return Round(
        number=told["round"],
        about=read.plans[told["about"]]["title"] if told["about"] else "",
        counts=[(told["counts"][key], words) for key, words in positions().items()],
        channels=_channels(told["channels"]),
        objections=[_objection(each) for each in told["objections"]],
    )


def _channels(counted: Mapping[str, Mapping[str, int]]) -> str:
    """`zaal 3 / 1 / 0 · online 2 / 0 / 0`; empty where everybody answered over one channel."""
    words = {
        "room": gettext("zaal"),
        "online": gettext("online"),
        "paper": gettext("papier"),
        "assisted": gettext("met hulp"),
    }
    if len(counted) < 2:
        return ""
    return " · ".join(
        f"{words[channel]} {' / '.join(str(counts[key]) for key in positions())}" for channel, counts in counted.items()
    )


def _fate(became: str) -> str:
    """What became of an objection."""
    return {
        "": gettext("niet besproken"),
        "worked_in": gettext("in de verdeling verwerkt"),
        "withdrawn": gettext("ingetrokken"),
        "stands": gettext("blijft staan"),
    }[became]


def _objection(told: Values) -> Objection:
    words = [told[name] or "" for name in ("change", "words")]
    return Objection(kept(told["text"]), told["need"] or "", _fate(told["became"]), *words)


def _round_blocks(read: Reading) -> Iterator[Block]:
    if read.record["consent"]:
        yield Terms([(f"Ronde {each['round']}", _told(each)) for each in read.record["rounds"]])


def _told(round_: Values) -> str:
    counts = ", ".join(f"{round_['counts'][key]} {words}" for key, words in positions().items())
    objections = [f"Bezwaar: {kept(o['text']).rstrip('.')}, {_fate(o['became'])}" for o in round_["objections"]]
    return ". ".join([counts, *objections])


def _concerns(read: Reading) -> list[Concern] | None:
    rounds = read.record["rounds"]
    return [Concern(kept(c["text"]), c["need"] or "") for c in rounds[-1]["concerns"]] or None if rounds else None


def _concern_blocks(read: Reading) -> Iterator[Block]:
    """Records from before there were rounds have the texts of the one round alone."""
    found, rounds = read.record["consent"], read.record["rounds"]
    if found:
        texts = [each["text"] for each in rounds[-1]["concerns"]] if rounds else found["concerns"]
        yield Bullets([kept(text) for text in texts])


def _minorities(read: Reading) -> list[Minority] | None:
    return [_minority(read, view) for view in read.record["minority"]] or None


def _minority(read: Reading, view: Values) -> Minority:
    supporters = ngettext("%(num)s persoon", "%(num)s mensen", view["supporters"])
    plans = [read.plans[key]["title"] for key in view["initiatives"]]
    return Minority(view["id"], kept(view["text"]), supporters, plans)


def _minority_blocks(read: Reading) -> Iterator[Block]:
    if read.record["consent"]:
        yield Bullets([f"{kept(v['text'])} (steun: {v['supporters']})" for v in read.record["minority"]])


SECTIONS = (
    Section(
        name="consent",
        part="decision",
        title=lazy_gettext("Wie is akkoord"),
        blocks=_consent_blocks,
        shows=_consent,
    ),
    Section(
        name="rounds",
        part="decision",
        title=lazy_gettext("Zo ging het, ronde voor ronde"),
        blocks=_round_blocks,
        shows=_rounds,
    ),
    Section(
        name="concerns",
        part="decision",
        title=lazy_gettext("Zorgen die we meenemen"),
        blocks=_concern_blocks,
        shows=_concerns,
    ),
    Section(
        name="minority",
        part="decision",
        title=lazy_gettext("Minderheidsstandpunten"),
        blocks=_minority_blocks,
        shows=_minorities,
    ),
)
