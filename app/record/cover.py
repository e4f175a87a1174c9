"""What stands above the sections of the record: its title, what it comes to in a few sentences, and the first facts."""

import msgspec
from flask_babel import gettext, ngettext

from app.languages import count, day, euro, hours
from app.parts.choice.record import resistance
from app.parts.decision.record import consent
from app.parts.seating.record import listed
from app.parts.terms import MANDATES
from app.parts.terms.record import mandate
from app.record.reading import Reading


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows; `at` is when the decision was recorded, or the meeting was opened (ISO 8601).

    `shared` is the sentence under a link to the record elsewhere. `place` and `mandate` may be empty.
    """

    code: str
    meeting: str
    stages: int
    title: str
    lead: str
    shared: str
    closed: bool
    decided: bool
    at: str
    place: str
    mandate: str
    address: str
    feed: bool


def on_page(read: Reading) -> Cover:
    """The cover of the page, in the present language."""
    record = read.record
    return Cover(
        code=record["code"],
        meeting=record["title"],
        stages=len(record["agenda"]),
        title=_title(read, gettext("Zo staat de verdeling van %(amount)s nu", amount=euro(record["pot"]))),
        lead=_lead(read),
        shared=f"{record['title']}. {_talked(read)}",
        closed=read.closed,
        decided=read.decided,
        at=_at(read),
        place=_place(read),
        mandate=mandate(record["terms"]),
        address=read.address,
        feed=read.follow is not None,
    )


def _title(read: Reading, draft: str) -> str:
    if read.decided:
        return gettext("Zo verdelen we %(amount)s", amount=euro(read.record["pot"]))
    return gettext("Er is geen besluit vastgelegd") if read.closed else draft


def _at(read: Reading) -> str:
    times = read.record["times"]
    return str(times.get("decided") or times["opened"])


def _place(read: Reading) -> str:
    place = read.record["place"]
    online = gettext("en online") if read.record["turnout"]["seats"].get("online") else ""
    return f"{place} {online}".strip() if place else ""


def _lead(read: Reading) -> str:
    """Who talked about how many plans, and what came out."""
    found = [_talked(read) if read.record["status"] != "open" else _talking(read)]
    if read.decided:
        found += [_given(read), resistance(read.ruling), *_consented(read)]
    elif read.closed:
        closed = gettext(
            "De bijeenkomst sloot voordat de zaal een besluit vastlegde. Hieronder staat de verdeling van dat moment."
        )
        found.append(closed)
    return " ".join(sentence for sentence in found if sentence)


def _talking(read: Reading) -> str:
    return gettext("%(people)s mensen aan tafel, %(plans)s plannen.", people=count(read.people), plans=len(read.plans))


def _talked(read: Reading) -> str:
    return gettext(
        "%(people)s mensen praatten over %(plans)s plannen.", people=count(read.people), plans=len(read.plans)
    )


def _given(read: Reading) -> str:
    return ngettext(
        "Samen gaven ze %(divided)s aan %(num)s plan.",
        "Samen gaven ze %(divided)s aan %(num)s plannen.",
        len(read.funded),
        divided=euro(read.record["divided"]),
    )


def _consented(read: Reading) -> list[str]:
    """The answers of the last round, in sentences."""
    found = consent(read)
    if found is None:
        return []
    agree, concern, objection = (found["counts"][key] for key in ("agree", "concern", "objection"))
    objected = gettext("Bezwaar: %(n)s.", n=objection) if objection else gettext("Niemand heeft bezwaar.")
    return [gettext("Akkoord: %(n)s.", n=agree), gettext("Met een zorg: %(n)s.", n=concern), objected]


class Head(msgspec.Struct, frozen=True):
    """What stands above the sections on paper and in Markdown."""

    title: str
    lead: str
    facts: list[tuple[str, str]]


def on_paper(read: Reading) -> Head:
    """What stands above the sections on paper, in Dutch."""
    return Head(_title(read, "Concept: de verdeling van nu"), _paper_lead(read), _facts(read))


def _paper_lead(read: Reading) -> str:
    plans, funded = len(read.plans), len(read.funded)
    return (
        f"{read.people} mensen praatten over {plans} {'plan' if plans == 1 else 'plannen'}. "
        f"{euro(read.record['divided'])} gaat naar {funded} {'plan' if funded == 1 else 'plannen'}."
    )


def _facts(read: Reading) -> list[tuple[str, str]]:
    record, at = read.record, _at(read)
    terms = record["terms"]
    agreed = ", ".join(str(word) for word in (MANDATES.get(terms["mandate"]), terms["confirms"]) if word)
    found = [
        ("Besluit", record["code"]),
        ("Mandaat", agreed),
        ("Datum", f"{day(at)}, {hours(at)} uur"),
        ("Waar", record["place"]),
        ("Wie deden mee", listed(record["turnout"]["seats"])),
    ]
    return [(term, said) for term, said in found if said]
