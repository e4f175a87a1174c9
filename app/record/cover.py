"""What stands above the sections of the record: its title, what it comes to in a few sentences, and the first facts."""

import msgspec
from flask_babel import gettext, lazy_gettext, ngettext

from app.languages import count, day, euro, hours
from app.parts.choice.record import resistance
from app.parts.deciding.record import poll
from app.parts.decision.record import consent
from app.parts.terms.record import mandate
from app.record.reading import Reading

AGREED = lazy_gettext("Wat we afspraken over het verdelen")
AGREED_LEAD = lazy_gettext("De kaders van deze avond, en hoeveel mensen het ermee eens waren.")
"""What stands above the document that has the frames alone."""


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """What page and paper show; `at` is when the decision was recorded, or the meeting was opened (ISO 8601).

    `shared` is the sentence under a link to the record elsewhere.
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
    facts: list[tuple[str, str]]
    address: str
    feed: bool


def cover(read: Reading) -> Cover:
    """The cover of page and paper, in the present language."""
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
        facts=_facts(read),
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


def _facts(read: Reading) -> list[tuple[str, str]]:
    """The code, when it was decided, where, by which mandate, and that it was practice; without what is not known."""
    at = _at(read)
    time = f", {gettext('%(time)s uur', time=hours(at))}" if read.decided else ""
    found = [
        (gettext("Besluit"), read.record["code"]),
        (gettext("Vastgesteld") if read.decided else gettext("Datum"), f"{day(at)}{time}"),
        (gettext("Waar"), _place(read)),
        (gettext("Mandaat"), gettext("Peiling: bindt niemand") if poll(read) else mandate(read.record["terms"])),
        (gettext("Oefening"), gettext("telt niet") if read.practice else ""),
    ]
    return [(term, said) for term, said in found if said]


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
    found.insert(0, poll(read))
    return " ".join(sentence for sentence in found if sentence)


def _talking(read: Reading) -> str:
    return gettext("%(people)s aan tafel, %(plans)s.", people=_people(read), plans=_plans(read))


def _talked(read: Reading) -> str:
    """The verb follows the number of people."""
    return ngettext(
        "%(people)s praatte over %(plans)s.",
        "%(people)s praatten over %(plans)s.",
        read.people,
        people=_people(read),
        plans=_plans(read),
    )


def _people(read: Reading) -> str:
    return ngettext("%(people)s persoon", "%(people)s mensen", read.people, people=count(read.people))


def _plans(read: Reading) -> str:
    return ngettext("%(num)s plan", "%(num)s plannen", len(read.plans))


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
