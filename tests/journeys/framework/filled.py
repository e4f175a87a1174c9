"""A city, a district and a neighbourhood with a framework that shows all that a page can show of one."""

from collections.abc import Sequence

from app.programme.framework import clauses, deviations, exchange, versions
from app.programme.framework.clauses import Named, Said
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.rounds import rounds
from app.programme.talks import inputs, talks

TALK = "amsterdam-stadsgesprek-2020-11-05"
ROUND = "de-banne-buurtbudget"
PAGES = (
    "/programma/plek/amsterdam/kaders", "/programma/plek/de-banne/kaders",
    "/programma/plek/amsterdam/kaders/afspraak/contact-4", "/programma/plek/noord/kaders/afspraak/roles-2",
    "/programma/plek/amsterdam/kaders/afwijkingen", "/programma/plek/de-banne/kaders/afwijkingen",
    "/programma/plek/de-banne/kaders/versies", f"/programma/ronde/{ROUND}/kaders",
    "/programma/plek/amsterdam/stadsgesprekken", f"/programma/plek/amsterdam/stadsgesprekken/{TALK}",
    f"/programma/plek/amsterdam/stadsgesprekken/{TALK}/inbreng/1",
    "/buurt/de-banne", f"/ronde/{ROUND}", "/buurt/de-banne/kaders", "/buurt/de-banne/kaders/2",
    "/buurt/amsterdam/kaders/afspraak/contact-4",
    "/buurt/de-banne/stadsgesprekken", f"/buurt/amsterdam/stadsgesprekken/{TALK}",
)  # fmt: skip
"""Every page of frameworks and talks, in the workspace and for everybody."""


def fill() -> None:
    """Fill the present app: all kinds of clauses, deviations, versions, a round with plans, and a talk."""
    city = places.add(None, "city", "Amsterdam")
    district = places.add(city, "district", "Noord")
    every = [places.load(id) for id in (city, district, places.add(district, "neighbourhood", "De Banne"))]
    named = _clauses(*every)
    _deviations(every[2], named)
    versions.publish(every[2], "De eerste kaders")
    rounds.add(every[2], "Buurtbudget", 4_000_000, stage="plans", public="1")
    told = Said(
        text="Iedereen leest het besluit na een week.", standing="fixed", reason="Gevraagd.", agreed_by="de raad"
    )
    clauses.rewrite(every[0], named[3][1], told, "noor")
    versions.publish(every[2], "Na het stadsgesprek")
    content = versions.load(every[2].id, 2).content
    exchange.offer(every[1], content, "De Banne, versie 2", "noor")
    _talk(every[0], named)


def _clauses(city: Place, district: Place, buurt: Place) -> list[Named]:
    """Fixed and free clauses of the city, filled in by both others, and one of the neighbourhood that was dropped."""
    said = (
        ("roles", "Bewoners beslissen. De gemeente geeft informatie en stemt niet mee.", "fixed"),
        ("money", "Een plan krijgt alles, een deel als dat genoeg is, of nu niets.", "fixed"),
        ("money", "De buurt kiest zelf hoe het geld wordt verdeeld.", "free"),
        ("contact", "Iedereen kan het besluit lezen.", "fixed"),
    )
    named = []
    for chapter, text, standing in said:
        told = Said(text=text, standing=standing, agreed_by="het college van B en W")
        named.append((city.id, clauses.add(city, chapter, told, "noor")))
    clauses.add(district, "", Said(text="In Noord met overlegtafels.", agreed_by="het bestuur"), "noor", named[2])
    evening = Said(text="Tafels, en thuis meedoen.", agreed_by="Kadersavond", meeting="KADER7", agreed=23, against=2)
    clauses.add(buurt, "", evening, "noor", named[2])
    gone = clauses.add(buurt, "cooperation", Said(text="We praten over plannen.", agreed_by="de buurtraad"), "noor")
    told = Said(text="We praten over plannen.", standing="dropped", reason="Spreekt vanzelf.", agreed_by="de buurtraad")
    clauses.rewrite(buurt, gone, told, "noor")
    return named


def _deviations(buurt: Place, named: Sequence[Named]) -> None:
    """One that was granted, and one that waits."""
    words = ("Een plan krijgt alles of niets.", "Halve plannen bleven liggen.", "de buurtraad")
    number = deviations.ask(buurt, named[1], *words, "noor")
    deviations.answer(named[1][0], buurt.id, number, "granted", "Als proef, voor één jaar.", "stad")
    deviations.ask(buurt, named[0], "Ook jongeren beslissen.", "Er wonen hier veel jongeren.", "de buurtraad", "noor")


def _talk(city: Place, named: Sequence[Named]) -> None:
    """A talk of which something is taken in, something is not, something waits, and something was taken away."""
    talks.add(city, {"title": "Stadsgesprek", "day": "2020-11-05", "public": "1", "source": "https://dezwijger.nl"})
    talk = talks.load(city.id, TALK)
    for text, channel in (("Zeg het na een week.", "home"), ("Meer bankjes.", "hall"), ("Jongeren ook.", "paper")):
        inputs.add(talk, text, channel, None)
    inputs.answer(talk, 1, {"answer": "taken_in", "reason": "Dat staat er nu."}, named[3], "noor")
    inputs.answer(talk, 2, {"answer": "not", "reason": "Dat is een plan. Dien het in bij je buurt."}, None, "noor")
    inputs.hide(talk, inputs.add(talk, "Jan van de hoek.", "hall", None), "Er stond een naam in.")
