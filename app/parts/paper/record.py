"""Ballots on paper, in the record: envelopes, batches, what was valid and what was not, and why it is right."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from app.parts.paper.words import HOW
from app.record.blocks import Block, Grid, Terms
from app.record.reading import Reading
from app.record.section import Section


def _blocks(read: Reading) -> Iterator[Block]:
    found = read.record.get("paper")
    if not found:
        return
    yield Terms([(_asked(read, each), _handed(each)) for each in found["handed"]])
    if found["batches"]:
        head = (gettext("Stapel"), gettext("Envelop"), gettext("Hoe het ging"), gettext("Biljetten"), gettext("Geldig"))
        yield Grid(gettext("Stapels"), head, [_row(read, batch) for batch in found["batches"]], amounts=3)


def _asked(read: Reading, each: Mapping[str, Any]) -> str:
    """What was answered: the stage, and which question of it where it is not its own."""
    title = read.stage_title(each["stage"])
    return f"{title}, {each['question']}" if "question" in each else title


def _handed(each: Mapping[str, Any]) -> str:
    said = ngettext("%(num)s biljet uitgedeeld.", "%(num)s biljetten uitgedeeld.", each["ballots"])
    if not each["done"]:
        return f"{said} {gettext('Het papier is nog niet geteld.')}"
    return f"{said} {gettext('Niet alles kwam terug: %(reason)s', reason=each['reason'])}" if each["reason"] else said


def _row(read: Reading, batch: Mapping[str, Any]) -> list[str]:
    valid = str(batch["valid"]) if "valid" in batch else "–"
    return [batch["batch"], batch["envelope"], _told(read, batch), str(batch["ballots"]), valid]


def _told(read: Reading, batch: Mapping[str, Any]) -> str:
    said = [f"{_asked(read, batch)}."]
    if batch["how"] == "voided":
        reason = batch["reason"] or gettext("de reden is verwijderd")
        said.append(gettext("Ongeldig gemaakt: %(reason)s", reason=reason))
    elif batch["how"] == "accepted":
        said.append(gettext("Twee mensen voerden hem los van elkaar in."))
        said.append(_aside(batch))
        said += [f"{each['code']} {each['words'] or gettext('de tekst is verwijderd')}" for each in batch["words"]]
    else:
        said.append(str(HOW[batch["how"]]))
    return " ".join(filter(None, said))


def _aside(batch: Mapping[str, Any]) -> str:
    """How many were blank and spoiled, told apart only where the record does."""
    if "blank" in batch:
        return gettext("%(blank)s blanco, %(spoiled)s ongeldig.", blank=batch["blank"], spoiled=batch["spoiled"])
    return gettext("Blanco of ongeldig: %(n)s.", n=batch["aside"])


SECTIONS = (Section(name="paper", part="paper", title=lazy_gettext("Stemmen op papier"), blocks=_blocks),)
