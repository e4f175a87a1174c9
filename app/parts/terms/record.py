"""The mandate and the rule as they were agreed before there was anything to decide, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from app.parts.choice.record import resistance
from app.parts.terms.words import RULES
from app.record.blocks import Block, Terms
from app.record.reading import Reading
from app.record.section import Section

Agreed = Mapping[str, Any]


def mandate(terms: Agreed) -> str:
    """Whether the room decides or advises, and who comes after; empty where nothing was agreed."""
    who = terms["confirms"]
    if terms["mandate"] == "beslissend":
        after = gettext("Daarna bevestigt %(who)s het besluit.", who=who) if who else ""
        return _joined(gettext("De zaal beslist."), after)
    if terms["mandate"] == "adviserend":
        return _joined(gettext("De zaal geeft advies."), gettext("Daarna beslist %(who)s.", who=who) if who else "")
    return ""


def rule(terms: Agreed) -> str:
    """When answers make a decision, and how many have to answer; empty where nothing was agreed."""
    return _joined(_rule(terms), _quorum(terms))


def _rule(terms: Agreed) -> str:
    if terms["rule"] == "majority":
        return gettext(
            "Het besluit geldt als minstens %(percent)s%% van de antwoorden ermee kan leven, en meer dan de helft.",
            percent=terms["percent"],
        )
    return " ".join([gettext("Het besluit geldt als:"), f"{RULES[terms['rule']]}."]) if terms["rule"] else ""


def _quorum(terms: Agreed) -> str:
    if not (terms["seats"] or terms["tables"]):
        return ""
    return gettext(
        "Quorum: %(seats)s en %(tables)s. Met minder is het een advies.",
        seats=ngettext("%(num)s stoel", "%(num)s stoelen", terms["seats"]),
        tables=ngettext("%(num)s tafel", "%(num)s tafels", terms["tables"]),
    )


def _blocks(read: Reading) -> Iterator[Block]:
    terms = read.record["terms"]
    told = [
        (gettext("Mandaat"), mandate(terms)),
        (gettext("Wanneer is het een besluit?"), _with_ruling(rule(terms), read)),
    ]
    yield Terms([(term, said) for term, said in told if said])


def _with_ruling(agreed: str, read: Reading) -> str:
    """The rule with what the answers came to by it, once there is a decision."""
    ruling = read.ruling
    if not agreed or not ruling:
        return agreed
    counted = gettext(
        "Gaf antwoord: %(of)s, aan %(tables)s. Kan ermee leven: %(yes)s.",
        of=ruling["of"],
        tables=ngettext("%(num)s tafel", "%(num)s tafels", ruling["tables"]),
        yes=ruling["yes"],
    )
    return _joined(agreed, resistance(ruling), counted)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


SECTIONS = (Section(name="agreed", part="terms", title=lazy_gettext("Wat vooraf was afgesproken"), blocks=_blocks),)
