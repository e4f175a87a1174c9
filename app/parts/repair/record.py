"""What was mended, in the record: each with its time and its reason."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext, ngettext

from app.languages import hours
from app.record.reading import Reading
from app.record.section import Fact


def facts(read: Reading) -> Iterator[Fact]:
    """Everything that was mended past the ten seconds."""
    for each in read.record.get("repairs", ()):
        yield Fact(term=gettext("Hersteld"), said=_told(read, each))


def _told(read: Reading, each: Mapping[str, Any]) -> str:
    said = [gettext("%(time)s uur: %(what)s.", time=hours(each["at"]), what=_what(read, each))]
    if each["reason"]:
        said.append(gettext("Reden: %(reason)s.", reason=each["reason"].rstrip(".")))
    return " ".join(said)


def _what(read: Reading, each: Mapping[str, Any]) -> str:
    about = each["about"]
    if each["kind"] == "outcome.hidden":
        seconds = each["seconds"]
        words = ngettext(
            "de uitslag van %(stage)s stond %(num)s seconde op het scherm, de telefoons en de livecast",
            "de uitslag van %(stage)s stond %(num)s seconden op het scherm, de telefoons en de livecast",
            seconds,
            stage=read.stage_title(about),
        )
        return f"{words}, {gettext('en is weggehaald')}"
    titles = {plan["id"]: plan["title"] for plan in read.record["plans"]}
    agreed = {frame["key"]: frame["title"] for frame in read.record["frames"]}
    return {
        "results.held": gettext("de uitslagen zijn vastgehouden"),
        "results.released": gettext("alle uitslagen zijn samen getoond"),
        "ballots.swapped": gettext("twee stembiljetten op papier stonden bij elkaars stoel, en zijn verwisseld"),
        "console.ended": gettext("een andere regie is afgemeld"),
        "seats.merged": gettext("twee stoelen van één persoon zijn samengevoegd"),
        "initiative.restored": gettext("‘%(title)s’ doet weer mee", title=titles.get(about, about)),
        "frame.reopened": gettext("‘%(title)s’ was nog niet afgesproken", title=agreed.get(about, about)),
        "frame.amended": gettext("‘%(title)s’ is anders opgeschreven", title=agreed.get(about, about)),
        "choice.reopened": gettext("een keuze is weer geopend"),
        "decision.reopened": gettext("het besluit is weer geopend"),
        "concern.hidden": gettext("de woorden van een zorg of bezwaar zijn weggehaald"),
    }[each["kind"]]
