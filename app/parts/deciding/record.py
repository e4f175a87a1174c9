"""Who could decide, in the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, ngettext

from app.record.reading import Reading
from app.record.section import Fact


def poll(read: Reading) -> str:
    """That what the room said binds nobody; empty where it was no poll."""
    told = read.record.get("deciding")
    if not told or told["binding"]:
        return ""
    return gettext("Dit was een peiling: wat de zaal zei, bindt niemand.")


def facts(read: Reading) -> Iterator[Fact]:
    """By what people decided, and how many codes there were."""
    told = read.record.get("deciding")
    if not told:
        return
    yield Fact(term=gettext("Wie besliste"), said=" ".join(_ways(told)))
    if codes := told.get("codes"):
        yield Fact(term=gettext("Codes"), said=" ".join(_codes(codes)))


def _ways(told: Mapping[str, Any]) -> Iterator[str]:
    yield {
        "open": gettext("Iedereen met een stoel. Dit was een peiling en bindt niemand."),
        "code": gettext("Wie een geprinte code had."),
        "roll": gettext("Wie op de lijst stond en aan de deur een code kreeg. Niemand weet welke code van wie was."),
        "table": gettext("Wie aan een tafel werd meegeteld."),
    }[told["mode"]]
    if "heads" in told:
        yield ngettext("Geteld: %(num)s mens.", "Geteld: %(num)s mensen.", told["heads"])
    if seats := told.get("seats"):
        yield ngettext("%(num)s stoel besliste mee.", "%(num)s stoelen beslisten mee.", seats["deciding"])
        if seats["speaking"]:
            yield ngettext("%(num)s keek of praatte mee.", "%(num)s keken of praatten mee.", seats["speaking"])


def _codes(codes: Mapping[str, Any]) -> Iterator[str]:
    used = ngettext("%(num)s code is gebruikt,", "%(num)s codes zijn gebruikt,", codes["used"])
    yield gettext("%(used)s waarvan op papier: %(paper)s.", used=used, paper=codes["paper"])
    for number, batch in enumerate(codes["batches"], 1):
        said = gettext(
            "Stapel %(number)s: %(issued)s gemaakt, %(voided)s ingetrokken", number=number, issued=batch["issued"],
            voided=batch["voided"],
        )  # fmt: skip
        yield gettext("%(said)s, %(used)s gebruikt.", said=said, used=batch["used"]) if "used" in batch else f"{said}."
    doubles = codes["doubles"]
    if any(doubles.values()):
        yield gettext(
            "Een code van een ander toestel: %(same)s keer dezelfde mens, %(other)s keer niet, %(open)s keer open.",
            **doubles,
        )
