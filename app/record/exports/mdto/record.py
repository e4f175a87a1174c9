"""The metadata of the record itself: what it is, where it came from, whose it is, how it is valued and kept.

No name of a resident stands in it. Metadata travel further than what they describe, and a catalogue is not redacted.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from app.configuration import Archive
from app.languages import AMSTERDAM
from app.record.exports.mdto.described import SOURCE, Described
from app.record.exports.mdto.files import Kept, key_of
from app.record.exports.mdto.xml import Tree, concept, document, identified, referred

OURS = "Begrippenlijst Overlegtafel"
EVENTS = "Begrippenlijst EventTypeLijst MDTO"
VALUES = "Begrippenlijst Waarderingen MDTO"
WORDS = ("bewonersbudget", "bewonersparticipatie", "besluitvorming", "overlegtafel")


def about_record(about: Described, files: Sequence[Kept]) -> bytes:
    """The `informatieobject` of a record that is represented by these files."""
    tree = [
        ("identificatie", identified(about.key, SOURCE)),
        ("naam", about.name),
        ("aggregatieniveau", concept("Archiefstuk", "Begrippenlijst Aggregatieniveaus MDTO")),
        ("classificatie", concept("Besluitverslag", OURS)),
        *(("trefwoord", word) for word in WORDS),
        *(("omschrijving", line) for line in about.lines),
        ("raadpleeglocatie", [("raadpleeglocatieOnline", about.address)]),
        ("dekkingInTijd", _covered(about)),
        ("dekkingInRuimte", referred(about.place) if about.place else []),
        ("taal", about.language),
        *(("event", event) for event in _events(about)),
        *_kept(about.archive, _day(about.closed)),
        *(("heeftRepresentatie", referred(file.name, key_of(file, about), SOURCE)) for file in files),
        ("archiefvormer", referred(about.archive.body, about.archive.code, "TOOI")),
        *(("betrokkene", involved) for involved in _involved(about)),
        ("activiteit", referred("Bewoners beslissen samen over bewonersplannen")),
        *(("beperkingGebruik", limit) for limit in _limits()),
    ]
    return document("informatieobject", tree)


def _covered(about: Described) -> Tree:
    """From the day of the opening to that of the closing, both in Amsterdam."""
    kind = concept("Duur van de bijeenkomst", OURS)
    days = ("dekkingInTijdBegindatum", str(_day(about.opened))), ("dekkingInTijdEinddatum", str(_day(about.closed)))
    return [("dekkingInTijdType", kind), *days]


def _events(about: Described) -> Iterable[Tree]:
    yield _event(concept("Creatie", EVENTS), about.opened, "", "De bijeenkomst is geopend en het logboek begonnen.")
    if about.decided:
        yield _event(concept("Besluit", OURS), about.decided, "", "Het besluit is vastgelegd.")
    yield _event(concept("Bevriezing", EVENTS), about.closed, "", f"Laatste schakel van het logboek: {about.key}.")
    for role, at in about.signed:
        yield _event(concept("Ondertekening", OURS), at, role, "Ed25519 over de laatste schakel.")


def _event(kind: Tree, at: str, actor: str, result: str) -> Tree:
    who = referred(actor) if actor else []
    return [("eventType", kind), ("eventTijd", at), ("eventVerantwoordelijkeActor", who), ("eventResultaat", result)]


def _kept(archive: Archive, closed: date) -> Iterable[tuple[str, Tree]]:
    """How it is valued, how long it is kept where that is not for ever, and by which line of the list of selection."""
    if archive.years:
        yield "waardering", concept("Tijdelijk te bewaren", VALUES, "V")
        yield "bewaartermijn", _term(archive.years, closed)
    else:
        yield "waardering", concept("Blijvend te bewaren", VALUES, "B")
    if archive.category:
        yield "informatiecategorie", concept(archive.title, archive.of, archive.category)


def _term(years: int, closed: date) -> Tree:
    """So many years from the closing; from the 29th of February to the 28th."""
    end = closed.replace(year=closed.year + years, day=min(closed.day, 28 if closed.month == 2 else 31))
    return [
        ("termijnTriggerStartLooptijd", concept("Bevriezing", EVENTS)),
        ("termijnStartdatumLooptijd", str(closed)),
        ("termijnLooptijd", f"P{years}Y"),
        ("termijnEinddatum", str(end)),
    ]


def _involved(about: Described) -> Iterable[Tree]:
    """Whoever confirms, and who signed by their roles."""
    if about.confirms:
        yield [("betrokkeneTypeRelatie", concept("Bekrachtiger", OURS)), ("betrokkeneActor", referred(about.confirms))]
    for role in dict.fromkeys(role for role, _ in about.signed):
        kind = concept("Ondertekenaar", OURS)
        yield [("betrokkeneTypeRelatie", kind), ("betrokkeneActor", referred(role))]


def _limits() -> Iterable[Tree]:
    yield [
        ("beperkingGebruikType", concept("Openbaar", OURS)),
        ("beperkingGebruikNadereBeschrijving", "Het besluit is gepubliceerd toen de bijeenkomst werd gesloten."),
    ]
    yield [
        ("beperkingGebruikType", concept("Persoonsgegevens", OURS)),
        (
            "beperkingGebruikNadereBeschrijving",
            "Namen van indieners en van ondertekenaars staan in de bestanden zoals gepubliceerd. Stemmen en deelnemers "
            "staan er zonder naam in. Een tekst die later is verwijderd, blijft weg in een nieuwe bundel.",
        ),
    ]


def _day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone(AMSTERDAM).date()
