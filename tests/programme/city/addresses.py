"""Every page of the programme as addresses in the city of `crowd.py`: with each filter, on the first page and the last.

What `make bench` times and what the test of scale counts. A route that names more than a place or a round stands in
`NAMED`, or in `APART` with why nobody has to wait for it; what a page reads from its address stands in `ASKED`.
"""

import base64
from collections.abc import Iterator, Mapping

import msgspec

from app.programme.api import catalogue, parameters
from app.programme.api.catalogue import Offered
from app.programme.published import API
from app.programme.registry import FEATURES
from tests.programme.city.crowd import CITY, PROGRAMME

PLACES, ROUNDS = (CITY, "buurt0"), (PROGRAMME, "ronde0")
SITE = ("/", "/voorbereiden", "/voorbereiden?voorbij=99", "/voorbereiden/archief")
"""Pages beside the programme that list meetings of the whole city."""
SIDE = "naast="
LAST_DUTY = "na=2026-12-28_M00001_P00001.1"
EIGHT_ROUNDS = "&".join(f"{SIDE}r-ronde{number}" for number in range(8))
EIGHT_MEETINGS = "&".join(f"{SIDE}t-M{number:05}" for number in range(8))
PLANS = ("q=moestuin", "q=nietbestaand", "thema=groen", "stand=green", "na=900", "q=tuin&thema=groen&stand=orange&na=2")
DUTIES = ("alles=1", LAST_DUTY, f"alles=1&{LAST_DUTY}")
SAID = ("na=0-50", "na=1-900")

ASKED: Mapping[str, tuple[str, ...]] = {
    "/programma/plek/<place>/logboek": ("voor=60",),
    "/programma/ronde/<round>": ("rondes=99",),
    "/programma/ronde/<round>/pot": ("rondes=99&plannen=99",),
    "/programma/ronde/<round>/betalen": ("plannen=99&eerder=99",),
    "/programma/ronde/<round>/terugmelden": ("plannen=99&berichten=99",),
    "/programma/ronde/<round>/traject": ("leden=99&cases=99",),
    "/ronde/<round>": ("plannen=99&rondes=99", "berichten=99&betaald=99&cases=99"),
    "/programma/plek/<place>/nakomen": DUTIES,
    "/programma/ronde/<round>/nakomen": DUTIES,
    "/buurt/<place>/nakomen": (LAST_DUTY,),
    "/programma/plek/<place>/stadsgesprekken/<talk>": SAID,
    "/buurt/<place>/stadsgesprekken/<talk>": SAID,
    "/ronde/<round>/plannen": PLANS,
    "/programma/ronde/<round>/plannen": PLANS,
    "/leren": ("agenda=buurtbudget", "onderdeel=arguments", "woord=tijd", "woord=woord10", "na=000000000020"),
    "/vergelijken": ("model=tables", "model=online", "zoek=buurt9", "zoek=zz", EIGHT_ROUNDS, EIGHT_MEETINGS),
    "/zoeken": (
        "q=plan", "q=moestuin", "q=e", "q=1234", "q=moestuin+moestuin+van", "q=nietbestaand", "q=moestuin&p=25",
        "q=buurtbudget+ronde1", "q=%C3%A9",
    ),
}  # fmt: skip
"""What else is asked of a page than nothing, by its rule: words that are common or rare, filters, the last page."""
NAMED: Mapping[str, Mapping[str, str]] = {
    "/programma/plek/<place>/kaders/afspraak/<key>": {"key": "purpose-1"},
    "/buurt/<place>/kaders/afspraak/<key>": {"key": "purpose-1"},
    "/buurt/<place>/kaders/<int:number>": {"int:number": "3"},
    "/buurt/<place>/kaders/<int:number>.json": {"int:number": "3"},
    "/programma/plek/<place>/stadsgesprekken/<talk>": {"place": CITY, "talk": "gesprek0"},
    "/programma/plek/<place>/stadsgesprekken/<talk>/inbreng/<int:number>": {
        "place": CITY,
        "talk": "gesprek0",
        "int:number": "1",
    },
    "/buurt/<place>/stadsgesprekken/<talk>": {"place": CITY, "talk": "gesprek0"},
    "/ronde/<round>/plannen/<int:number>": {"round": "ronde0", "int:number": "1"},
    "/programma/ronde/<round>/plannen/<int:number>": {"round": "ronde0", "int:number": "1"},
    "/ronde/<round>/publicaties/<int:number>.zip": {"int:number": "2"},
    "/sitemap-<int:number>.xml": {"int:number": "2"},
}
"""What stands in an address besides a place or a round."""
ONE_PLAN = "one plan, of whoever has its link"
ONE_FILE = "a file, as it is kept"
ONE_EVENING = "a phone or a sheet of paper at one evening"
ONE_PERSON = "the account of whoever signs in"
APART: Mapping[str, str] = {
    "/ronde/<round>/plannen/<int:number>/foto": ONE_FILE,
    "/plan/<person>": ONE_PLAN,
    "/plan/<person>/beeld": ONE_FILE,
    "/plan/<person>/<step>": ONE_PLAN,
    "/kaart/<int:z>/<int:x>/<int:y>.<form>": ONE_FILE,
    "/terugmelden/<shown>": ONE_PLAN,
    "/ronde/<round>/beeld/<int:number>": ONE_FILE,
    "/kaart/map.pmtiles": ONE_FILE,
    "/programma/ronde/<round>/publicatie/voorbeeld": "a report that is made anew of whole evenings",
    "/account": ONE_PERSON,
    "/account/gemeente": ONE_PERSON,
    "/account/gemeente/terug": ONE_PERSON,
    "/account/uitnodiging/aannemen": ONE_PERSON,
    "/programma/ronde/<round>/leren/papier/<meeting>": ONE_EVENING,
    "/t/<code>/vooraf": ONE_EVENING,
    "/t/<code>/na-afloop": ONE_EVENING,
}
FILTERS: Mapping[str, tuple[str, ...]] = {
    "level": ("neighbourhood", "city"),
    "parent": ("deel0", PROGRAMME),
    "within": (CITY, "buurt0"),
    "place": ("buurt0",),
    "year": ("2026",),
    "model": ("tables", "online"),
    "stage": ("carrying_out", "plans"),
    "round": ("ronde0", "ronde3"),
    "meeting": ("M00000", "M00003"),
    "envelope": ("groen",),
    "outcome": ("awarded", "not-awarded"),
    "state": ("open", "done"),
    "dueBefore": ("2026-06-01",),
}
"""What programs ask for, by the name of the parameter."""
KEYS: Mapping[str, tuple[str, ...]] = {
    "/places": ("stac",),
    "/rounds": ("ronde998",),
    "/rounds/{round}/envelopes": ("ronde0", "a"),
    "/rounds/{round}/figures": ("ronde0", "a"),
    "/rounds/{round}/plans": ("ronde0", "M00000-P00900"),
    "/plans": ("ronde999", "M00999-P00080"),
    "/duties": ("M00999", "P00080.1"),
    "/meetings/{meeting}/duties": ("M00000", "P00900.1"),
    "/meetings": ("M00990",),
}
"""A key near the end of each list for programs: the last page comes after it."""
ONES = {"place": CITY, "round": "ronde0", "meeting": "M00000", "envelope": "groen", "figure": "voters"}
ONES |= {"plan": "M00000-P00001", "duty": "P00001.1"}


def pages() -> Iterator[str]:
    """Every address of a page, a feed or a file of the programme."""
    yield from SITE
    for rule in rules():
        if rule not in APART and "<path:path>" not in rule:
            for address in _filled(rule):
                yield address
                yield from (f"{address}?{asked}" for asked in ASKED.get(rule, ()))


def rules() -> list[str]:
    """The rule of every route that answers GET."""
    return [route.rule for _feature, route in FEATURES.routes() if "GET" in route.methods]


def lists() -> Iterator[str]:
    """Every list for programs: with each filter, by small pages and large ones, and the last; and one of each."""
    for offered in catalogue.offers():
        path = _of_one(offered.resource.path)
        yield f"{API}{path}?limit={parameters.MOST}"
        yield f"{API}{path}?limit={parameters.MOST}&cursor={_cursor(KEYS[offered.resource.path])}"
        yield from (f"{API}{path}?{name}={value}" for name in filters(offered) for value in FILTERS[name])
        if offered.resource.one:
            yield f"{API}{_of_one(offered.resource.one)}"


def filters(offered: Offered) -> list[str]:
    """What may be asked of a list, but for what its address names."""
    return [each.name for each in parameters.of(offered.filters, catalogue.names(offered.resource.path))]


def _filled(rule: str) -> Iterator[str]:
    address = rule
    for name, value in NAMED.get(rule, {}).items():
        address = address.replace(f"<{name}>", value)
    if "<place>" in address:
        yield from (address.replace("<place>", place) for place in PLACES)
    elif "<round>" in address:
        yield from (address.replace("<round>", round_) for round_ in ROUNDS)
    elif "<" not in address:
        yield address


def _of_one(path: str) -> str:
    for name in catalogue.names(path):
        path = path.replace(f"{{{name}}}", ONES[name])
    return path


def _cursor(key: tuple[str, ...]) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")
