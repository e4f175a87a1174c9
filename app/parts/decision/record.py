"""How the room decided, in the record: who agreed, round after round, with which concerns, and what minorities see."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import onward
from app.part import SHOWN
from app.parts.choice import told as choices
from app.record.blocks import Block, Bullets, Numbers, Terms, Text
from app.record.reading import Reading, kept
from app.record.section import Fact, Section
from facilitation.state.groups import told_apart

Values = Mapping[str, Any]
TOGETHER = lazy_gettext("Zaal en online staan niet apart. In een van beide gaven te weinig mensen antwoord.")


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
    counted = {"counts": sum(found["counts"].values()), **sizes(found)}
    said = ngettext(
        "%(num)s antwoord: %(room)s in de zaal en %(online)s online.",
        "%(num)s antwoorden: %(room)s in de zaal en %(online)s online.",
        counted["counts"],
        room=counted["room"],
        online=counted["online"],
    )
    yield Fact(term=SHOWN.title("decision"), said=said if counted["counts"] else gettext("Niemand gaf antwoord."))


def _consent(read: Reading) -> Iterator[Block]:
    """The answers of the last round, what became of every objection, and whether it is no decision."""
    found = consent(read)
    if found:
        yield Numbers([_vote(found, key, words) for key, words in positions().items()])
    against = [(each["round"], objection) for each in read.record["rounds"] for objection in each["objections"]]
    yield Terms([(gettext("Bezwaar in ronde %(n)s", n=number), _objection(told)) for number, told in against])
    if read.advice and (found or choices.ruled(read.ruling)):
        yield Text(gettext("Dit is een advies, geen besluit."))


def sizes(found: Values) -> dict[str, int]:
    """How many answered in the hall and online; older records tell it only by what they answered."""
    if "answered" not in found:
        return {name: sum(found[name].values()) for name in ("room", "online")}
    online = found["answered"].get("online", 0)
    return {"room": sum(found["answered"].values()) - online, "online": online}


def _vote(found: Values, key: str, words: str) -> tuple[str, str, str]:
    """How many gave one answer, and where enough did, those in the room (phones, paper, with help) and online."""
    if found["room"] is None or not told_apart(sizes(found).values()):
        return str(found["counts"][key]), words, ""
    apart = gettext("zaal %(room)s · online %(online)s", room=found["room"][key], online=found["online"][key])
    return str(found["counts"][key]), words, apart


def _rounds(read: Reading) -> Iterator[Block]:
    """Every round: how many gave each answer, and each objection and concern with what became of it."""
    for told in read.record["rounds"]:
        about = f": {read.plans[told['about']]['title']}" if told["about"] else ""
        yield Terms([(gettext("Ronde %(n)s", n=told["round"]) + about, _counted(told))])
        objections = [(gettext("Bezwaar"), _objection(each)) for each in told["objections"]]
        concerns = [(gettext("Zorg"), _worry(read, each)) for each in told["concerns"]]
        yield Bullets([f"{word}: {said}" for word, said in (*objections, *concerns)])


def _counted(told: Values) -> str:
    counts = " · ".join(f"{told['counts'][key]} {words}" for key, words in positions().items())
    few = len(told.get("answered", ())) > 1 and not told["channels"]
    lines = (counts, str(TOGETHER) if few else _channels(told["channels"]), _by_hand(told))
    return "\n".join(line for line in lines if line)


def _by_hand(found: Values) -> str:
    """How many of them were hands that two people counted; empty where none were."""
    hands = found.get("answered", {}).get("hands", 0)
    return gettext("Daarvan met een hand: %(n)s, geteld door twee mensen.", n=hands) if hands else ""


def _channels(counted: Mapping[str, Mapping[str, int]]) -> str:
    """`zaal 8 / 1 / 0 · online 5 / 0 / 0`; empty where all came over one channel, a sentence where few over one."""
    words = {
        "room": gettext("zaal"),
        "online": gettext("online"),
        "paper": gettext("papier"),
        "assisted": gettext("met hulp"),
        "hands": gettext("handen"),
    }
    if len(counted) < 2:
        return ""
    if not told_apart(sum(counts.values()) for counts in counted.values()):
        return str(TOGETHER)
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


def _objection(told: Values) -> str:
    """An objection, what its owner needs, what became of it, how it was taken in, and what was said at its end."""
    ends = [f": {told['change']}" if told["change"] else "", f" ‘{told['words']}’" if told["words"] else ""]
    return f"{_said(told)} {onward()} {_fate(told['became'])}{''.join(ends)}"


def _said(told: Values) -> str:
    """What somebody wrote, and what they need for it."""
    need = gettext("Nodig: %(need)s", need=told["need"]) if told["need"] else ""
    return " ".join(words for words in (kept(told["text"]), need) if words)


def _worry(read: Reading, told: Values) -> str:
    """A concern and what its owner answered afterwards; files of earlier versions do not tell that."""
    became = {
        "goes_along": gettext("gaat mee met het besluit") if read.decided else gettext("blijft staan"),
        "agree": gettext("daarna akkoord"),
        "concern": gettext("daarna weer een zorg"),
        "objection": gettext("daarna een bezwaar"),
        "": gettext("daarna geen antwoord"),
    }
    return f"{_said(told)} {onward()} {became[told['became']]}" if "became" in told else _said(told)


def _concerns(read: Reading) -> Iterator[Block]:
    """Those of the last round. Records from before there were rounds have the texts of the one round alone."""
    found, rounds = read.record["consent"], read.record["rounds"]
    if rounds:
        yield Bullets([_said(each) for each in rounds[-1]["concerns"]])
    elif found:
        yield Bullets([kept(text) for text in found["concerns"]])


def _minorities(read: Reading) -> Iterator[Block]:
    yield Terms([_minority(read, view) for view in read.record["minority"]])


def _minority(read: Reading, view: Values) -> tuple[str, str]:
    """How many stand behind a view; its text, and the plans that it is about."""
    plans = " · ".join(read.plans[key]["title"] for key in view["initiatives"])
    supporters = ngettext("%(num)s persoon", "%(num)s mensen", view["supporters"])
    return supporters, f"{kept(view['text'])}{plans and f' ({plans})'}"


SECTIONS = (
    Section(name="consent", part="decision", title=lazy_gettext("Wie is akkoord"), blocks=_consent),
    Section(name="concerns", part="decision", title=lazy_gettext("Zorgen die we meenemen"), blocks=_concerns),
    Section(name="minority", part="decision", title=lazy_gettext("Minderheidsstandpunten"), blocks=_minorities),
    Section(name="rounds", part="decision", title=lazy_gettext("Zo ging het, ronde voor ronde"), blocks=_rounds),
)
