"""The report of a round as a document of plain words, which web and paper draw alike, in the language of the round."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask import current_app
from flask_babel import gettext

from app.languages import count, day, euro, locale, speaking
from app.programme.places import places
from app.programme.registry import FEATURES
from app.programme.rounds import reporting, rounds
from app.programme.rounds.rounds import Round
from app.record.blocks import Block, Bullets, Text, chapters
from app.record.document import Document
from app.record.signing.house_key import fingerprint
from app.services import services

PIECES = 60
"""How many plans the bar of a report shows."""
UNKNOWN = "2000-01-01"
"""The day of a report of a round that has none, so that the same data give the same bytes."""


def scope(round_: Round) -> Sequence[Round]:
    """The round and all public rounds that get their pot from it, however deep; itself first."""
    found, level = [round_], [round_]
    while level:
        level = [one for one in rounds.inside_all([one.id for one in level]) if one.public]
        found += level
    return found


def report(found: Sequence[Round]) -> Document:
    """The report of these rounds, of which the first is the one that is told of."""
    one = found[0]
    with speaking(one.language):
        told = [each for chapter, blocks in FEATURES.chapters() for each in chapters(str(chapter.title), blocks(found))]
        return Document(
            code=one.id,
            language=one.language,
            title=one.title,
            meeting=" · ".join(place.name for place in places.around(places.load(one.place))),
            lead=_lead(found),
            address=f"{current_app.config['PUBLIC_URL']}/ronde/{one.id}",
            facts=list(_facts(one, len(found))),
            pot=max(one.amount, 1),
            parts=_parts(found),
            core=told,
            annex=[],
            words=_words(one),
            at=f"{one.ends or one.begins or UNKNOWN}T12:00:00+00:00",
        )


def _lead(found: Sequence[Round]) -> str:
    sums = reporting.sums(found)
    told = {
        "chosen": count(sum(each.chosen for each in sums)),
        "plans": count(sum(each.plans for each in sums)),
        "given": euro(sum(each.given for each in sums)),
    }
    if len(found) == 1:
        return gettext("Toegekend: %(given)s, voor %(chosen)s van de plannen (%(plans)s).", **told)
    inside = count(len(found) - 1)
    return gettext(
        "Toegekend: %(given)s, voor %(chosen)s van de plannen (%(plans)s). Rondes: %(rounds)s.", rounds=inside, **told
    )


def _facts(one: Round, number: int) -> Iterator[tuple[str, str]]:
    yield gettext("Pot"), euro(one.amount)
    if one.begins:
        yield gettext("Begint"), day(one.begins)
    if one.ends:
        yield gettext("Eindigt"), day(one.ends)
    if number > 1:
        yield gettext("Rondes"), count(number - 1)


def _parts(found: Sequence[Round]) -> list[dict[str, Any]]:
    """The pieces of the bar: of a round its plans; the pots of a programme are a table."""
    if len(found) > 1:
        return []
    given = sorted(reporting.award_rows(found), key=lambda row: (-int(str(row[4])), str(row[2])))[:PIECES]
    numbered = enumerate(((int(str(row[3])), int(str(row[4]))) for row in given), 1)
    return [{"n": str(n), "amount": amount, "part": amount < asked} for n, (asked, amount) in numbered if amount]


def _words(one: Round) -> dict[str, str]:
    """What only paper says: at its foot, and above its parts."""
    return {
        "foot": gettext("Verslag %(round)s · Overlegtafel", round=one.title),
        "page": gettext("pagina %(n)s van %(of)s", n="{n}", of="{of}"),
        "annex": gettext("Bijlage"),
        "place": gettext("Plek"),
        "bar": gettext("Balk met de verdeling. De bedragen staan in de tabel hieronder."),
        "draft": "",
        "watermark": "",
        "attached": gettext("De beschrijving van de gegevens bij dit verslag"),
        "file": "dictionary.json",
    }


def about_itself(found: Sequence[Round]) -> Iterator[Block]:
    """What comes with a report, what was left out of it, and how one goes after it."""
    yield Text(gettext("Bij dit verslag horen gegevens. Samen zijn ze één bestand, om te bewaren en na te rekenen."))
    dutch = locale() == "nl"
    told = ((file.name, file.nl if dutch else file.en) for file, _rows in FEATURES.files())
    yield Bullets([f"{name}.csv, {name}.json: {about}" for name, about in told])
    yield Text(
        gettext(
            "Namen en e-mailadressen staan er niet in, en ook niet wat mensen aan tafel schreven. "
            "Van groepen met minder dan vijf mensen staat er geen aantal."
        )
    )
    yield Text(
        gettext(
            "Elk bestand staat met zijn controlegetal in SHA256SUMS. De installatie tekende die lijst in manifest.json "
            "met de sleutel %(key)s.",
            key=fingerprint(services().house_key.key)[:16],
        )
    )
