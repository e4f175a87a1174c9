"""The record as a document of plain Dutch words: titles, terms, lists and tables, for paper and for Markdown."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from app import languages
from app.languages import day, euro, hours
from app.languages.names import ROLES, SIGNS_FOR
from app.part import SHOWN
from app.parts.arguments import SIDES
from app.parts.choice import told as choices
from app.parts.package.words import CONDITIONS, OUTCOMES
from app.record.follow_up.ladder import Entry, Item, Ladder
from app.record.follow_up.words import STATES, subject
from app.record.reading import Reading
from app.record.signing import eight_words, signed_rows
from app.record.signing.signed_rows import Seal

CHANNELS = {"room": "in de zaal", "online": "online", "paper": "op papier", "assisted": "met hulp"}
POSITIONS = (("agree", "akkoord"), ("concern", "met een zorg"), ("objection", "bezwaar"))
FATES = {
    "": "niet besproken", "worked_in": "in de verdeling verwerkt", "withdrawn": "ingetrokken", "stands": "blijft staan",
}  # fmt: skip
MANDATES = {"beslissend": "De zaal beslist", "adviserend": "De zaal geeft advies"}
GONE = "(tekst verwijderd)"


class Table(msgspec.Struct, frozen=True, tag="table"):
    """Rows under a head; columns from `amounts` on hold amounts. `label` says what it is to who cannot see it."""

    label: str
    head: tuple[str, ...]
    rows: list[list[str]]
    amounts: int


class Terms(msgspec.Struct, frozen=True, tag="terms"):
    """Words with what belongs to each."""

    items: list[tuple[str, str]]


class List(msgspec.Struct, frozen=True, tag="list"):
    """Lines that belong together, each with a mark before it."""

    items: list[str]


class Text(msgspec.Struct, frozen=True, tag="text"):
    """One paragraph of plain text."""

    text: str


Block = Table | Terms | List | Text


class Section(msgspec.Struct, frozen=True):
    """A title and what is under it; a section without anything under it is left out."""

    title: str
    blocks: list[Block]


class Document(msgspec.Struct, frozen=True):
    """The whole; `parts` are the pieces of the bar, in cents."""

    code: str
    title: str
    meeting: str
    lead: str
    address: str
    facts: list[tuple[str, str]]
    pot: int
    parts: list[dict[str, Any]]
    sections: list[Section]
    at: str


def document(record: Mapping[str, Any], seal: Seal | None, follow: Ladder | None, address: str) -> Document:
    """The document of a record and what follows it; `address` is where it stands on the web."""
    with languages.speaking("nl"):
        read = Reading(record)
        sections = [
            *_decision(record, read),
            *_ladder(follow, read),
            *_choices(record),
            *_course(record, read),
            *_said(read),
            *_proof(record, seal),
        ]
        return Document(
            code=record["code"],
            title=_title(record),
            meeting=record["title"],
            lead=_lead(record, read),
            address=address,
            facts=_facts(record, read),
            pot=record["pot"],
            parts=[{**part, "n": str(part["n"])} for part in read.parts if part["amount"]],
            sections=[s for s in map(_whole, sections) if s.blocks],
            at=record["times"].get("closed") or record["times"]["opened"],
        )


def _whole(section: Section) -> Section:
    return Section(section.title, [block for block in section.blocks if _filled(block)])


def _filled(block: Block) -> bool:
    """Whether there is anything in it."""
    return bool(block.text if isinstance(block, Text) else block.rows if isinstance(block, Table) else block.items)


def _title(record: Mapping[str, Any]) -> str:
    if "decided" in record["times"]:
        return f"Zo verdelen we {euro(record['pot'])}"
    return "Er is geen besluit vastgelegd" if record["status"] == "closed" else "Concept: de verdeling van nu"


def _lead(record: Mapping[str, Any], read: Reading) -> str:
    plans, funded = len(record["plans"]), len(read.funded)
    return (
        f"{read.people} mensen praatten over {plans} {'plan' if plans == 1 else 'plannen'}. "
        f"{euro(record['divided'])} gaat naar {funded} {'plan' if funded == 1 else 'plannen'}."
    )


def _facts(record: Mapping[str, Any], read: Reading) -> list[tuple[str, str]]:
    at = record["times"].get("decided") or record["times"]["opened"]
    seats = ", ".join(f"{n} {CHANNELS[channel]}" for channel, n in record["turnout"]["seats"].items())
    terms = record.get("terms") or {}
    mandate = ", ".join(w for w in (MANDATES.get(terms.get("mandate", "")), terms.get("confirms")) if w)
    found = [
        ("Besluit", record["code"]),
        ("Mandaat", mandate),
        ("Datum", f"{day(at)}, {hours(at)} uur"),
        ("Waar", record["place"]),
    ]
    return [(term, said) for term, said in [*found, ("Wie deden mee", seats)] if said]


def _decision(record: Mapping[str, Any], read: Reading) -> Iterable[Section]:
    rows = [[str(n), plan["title"], euro(plan["ask"]), _got(plan)] for n, plan in enumerate(read.taking, 1)]
    rows += [["", f"{plan['title']} (ingetrokken)", euro(plan["ask"]), "niets"] for plan in read.withdrawn]
    rows += [["", "Samen", euro(read.asked), euro(record["divided"])]]
    rows += [["", "Was al beloofd", "", euro(record["committed"])]] if record["committed"] else []
    rows += [["", "Blijft over", "", euro(record["remainder"])]] if record["remainder"] else []
    yield Section("De verdeling", [Table("De verdeling per plan", ("", "Plan", "Gevraagd", "Krijgt"), rows, 2)])
    yield Section(
        "Waarom, en onder welke voorwaarden", [Terms([(p["title"], _why(p)) for p in read.taking if _why(p)])]
    )
    waiting = [f"{n}. {read.plans[key]['title']}" for n, key in enumerate(record.get("reserve") or [], 1)]
    yield Section("Reservelijst", [List(waiting)])
    yield from _answers(record)


def _got(plan: Mapping[str, Any]) -> str:
    return euro(plan["amount"]) if plan["amount"] else "niets"


def _why(plan: Mapping[str, Any]) -> str:
    parts = [str(OUTCOMES[plan["verdict"]]), plan["reason"]]
    if plan["suggested"] is not None and plan["suggested"] != plan["amount"]:
        parts.append(f"De stemming gaf {euro(plan['suggested']) if plan['suggested'] else 'niets'}")
    return ". ".join(part.strip().rstrip(".") for part in [*parts, *map(_condition, plan["conditions"])] if part)


def _condition(one: Mapping[str, Any]) -> str:
    words = f"{CONDITIONS[one['kind']]}: {(one['text'] or GONE).rstrip('.')}"
    owner = [one["owner"], f"uiterlijk {day(one['due'] + 'T12:00:00Z')}" if one["due"] else ""]
    checked = f"{one['checker']} kijkt of het gebeurt" if one["checker"] else ""
    told = ", ".join(word for word in [*owner, checked] if word)
    return f"{words} ({told})" if told else words


def _answers(record: Mapping[str, Any]) -> Iterable[Section]:
    consent = record.get("consent")
    if not consent:
        return
    counts = [(word, str(consent["counts"][key])) for key, word in POSITIONS]
    advice = (record.get("decision") or {}).get("called") == "advies"
    resisted = choices.ruled((record.get("decision") or {}).get("ruling")) and not sum(consent["counts"].values())
    words = Text("Dit is een advies, geen besluit." if advice else "")
    yield Section("Wie is akkoord", [words] if resisted else [Terms(counts), words])
    rounds = record.get("rounds") or []
    told = [(f"Ronde {round_['round']}", _round(round_)) for round_ in rounds]
    yield Section("Zo ging het, ronde voor ronde", [Terms(told)])
    concerns = rounds[-1]["concerns"] if rounds else [{"text": text} for text in consent.get("concerns") or []]
    yield Section("Zorgen die we meenemen", [List([each["text"] or GONE for each in concerns])])
    views = [f"{view['text'] or GONE} (steun: {view['supporters']})" for view in record.get("minority") or []]
    yield Section("Minderheidsstandpunten", [List(views)])


def _ladder(follow: Ladder | None, read: Reading) -> Iterable[Section]:
    """The ladder and the conditions as they stand. What is too late depends on the day of reading, so not on paper."""
    if follow is None:
        return
    last = follow.entries[-1].at if follow.entries else ""
    yield Section("Wat er nu gebeurt", [
        Text(f"Bijgewerkt op {day(last)}, {hours(last)} uur. Wat later gebeurt, staat op de website." if last else ""),
        Terms([(subject(item), _standing(item)) for item in follow.steps]),
    ])  # fmt: skip
    terms = [(f"{read.plans[item.plan]['title']}, {subject(item)}", _standing(item)) for item in follow.conditions]
    yield Section("Hoe het staat met de voorwaarden, wensen en verzoeken", [Terms(terms)])


def _standing(item: Item) -> str:
    told = [f"{day(e.at)}, {STATES[e.state]}{_moved(e)}: {(e.text or GONE).rstrip('.')}" for e in item.entries]
    return ". ".join([f"{STATES[item.state]}, uiterlijk {day(item.due)}", *told])


def _moved(entry: Entry) -> str:
    return f", nu uiterlijk {day(entry.due)}" if entry.due else ""


def _round(round_: Mapping[str, Any]) -> str:
    counts = ", ".join(f"{round_['counts'][key]} {word}" for key, word in POSITIONS)
    objections = [f"Bezwaar: {(o['text'] or GONE).rstrip('.')}, {FATES[o['became']]}" for o in round_["objections"]]
    return ". ".join([counts, *objections])


def _choices(record: Mapping[str, Any]) -> Iterable[Section]:
    """What the room chose by resistance, and how the decision stood by it where that was the rule."""
    against = choices.ruled((record.get("decision") or {}).get("ruling"))
    if against:
        words = f"Weerstand tegen de verdeling: {against[0]}. Weerstand tegen niets doen: {against[1]}."
        yield Section("Het besluit naar weerstand", [Text(words)])
    for choice in record.get("choices") or []:
        head = ("", "Optie", "Som", "Gemiddeld", "Leeg", "Hoe vaak 0, 1 … 10")
        rows = [_option(choice, option) for option in choices.ordered(choice)]
        counted = f"{choice['answers']} antwoorden: {_people(choice['channels'])}. Leeg telde als 5."
        told = [choices.verdict(choice), counted, _followed(choice)]
        table = Table("De weerstand per optie, en hoe vaak elk cijfer is gegeven", head, rows, 2)
        yield Section(f"Gekozen: {choices.question(choice)}", [*map(Text, told), table])


def _option(choice: Mapping[str, Any], option: Mapping[str, Any]) -> list[str]:
    spread = ", ".join(map(str, option["spread"]))
    numbers = [str(option["sum"]), choices.mean(choice, option), str(option["blanks"]), spread]
    return [str(option["rank"]), choices.title(option), *numbers]


def _followed(choice: Mapping[str, Any]) -> str:
    drawn = f"De zaal riep: {choice['words']}." if choice["words"] else ""
    adopted = f"Overgenomen als versie {choice['adopted']} van de verdeling." if choice["adopted"] else ""
    return " ".join(words for words in (drawn, adopted) if words)


def _course(record: Mapping[str, Any], read: Reading) -> Iterable[Section]:
    ranking = record["ranking"]
    if ranking:
        head = ("", "Plan", "Stemmen of punten", "Op biljetten", "Zonder overleg")
        rows = [_ranked(read.plans[key]) for key in ranking["order"]]
        words = f"{ranking['counted']} stembiljetten telden mee. Regel: {ranking['rule']}."
        yield Section("Zo is er geteld", [Text(words), Table("De uitslag van de stemming", head, rows, 2)])
    voted = [(str(SHOWN.title(kind)), _people(counts)) for kind, counts in read.ballots]
    yield Section("Hoeveel mensen stemden", [Terms(voted)])
    yield Section("Kleiner of samen, gevraagd aan de indieners", [Terms(_recasts(record))])
    fixes = [(read.plans[fix["initiative"]]["title"], _fix(fix)) for fix in record["corrections"]]
    yield Section("Verbeterd tijdens de avond", [Terms(fixes)])
    yield Section("Onze kaders vooraf", [Terms([(f["title"] or GONE, f["text"]) for f in record["frames"]])])
    review = record.get("review") or {}
    lessons = [("Houden", text) for text in review.get("keep", [])]
    yield Section("Wat we leerden", [Terms([*lessons, *(("Beter", text) for text in review.get("improve", []))])])


def _recasts(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    became = {"agreed": "Afgesproken", "declined": "Niet doorgegaan", "dropped": "Niet meer gevraagd"}
    found = []
    for asked in record.get("recasts") or []:
        names = dict(zip(asked["initiatives"], asked["titles"], strict=True))
        said = [f"{names[key]}: {'ja' if a['yes'] else 'nee'}" for key, a in asked["answers"].items()]
        what = f"Voor {euro(asked['ask'])}: {(asked['text'] or GONE).rstrip('.')}"
        found.append(
            (" + ".join(names.values()), ". ".join([became.get(asked["became"], "Niet beantwoord"), what, *said]))
        )
    return found


def _ranked(plan: Mapping[str, Any]) -> list[str]:
    ranked = plan["ranked"] or {"rank": "", "points": "", "ballots": ""}
    suggested = euro(plan["suggested"]) if plan["suggested"] else "niets"
    return [str(ranked["rank"]), plan["title"], str(ranked["points"]), str(ranked["ballots"]), suggested]


def _people(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{n} {CHANNELS[channel]}" for channel, n in counts.items()) or "niemand"


def _fix(fix: Mapping[str, Any]) -> str:
    money = ("ask", "minimum")
    changes = [f"{euro(a)} wordt {euro(b)}" for field, (a, b) in fix["changes"].items() if field in money]
    return ". ".join([*changes, fix["reason"] or GONE])


def _said(read: Reading) -> Iterable[Section]:
    spoken_of = [plan for plan in read.taking + read.withdrawn if plan["arguments"]]
    for n, plan in enumerate(spoken_of):
        lines = [f"{SIDES[a['side']]}: {a['text'] or GONE} (steun: {a['support']})" for a in plan["arguments"]]
        start: list[Block] = [Text("Per plan, het meest gesteunde eerst.")] if not n else []
        yield Section(f"Argumenten: {plan['title']}", [*start, List(lines)])


def _proof(record: Mapping[str, Any], seal: Seal | None) -> Iterable[Section]:
    if seal is None:
        return
    head = " ".join(seal.head[at : at + 8] for at in range(0, 64, 8))
    told = [("De acht woorden", " · ".join(eight_words.words(seal.head))), ("Controlecode (SHA-256)", head)]
    told += [("Sleutel (Ed25519)", " ".join(seal.key[at : at + 8] for at in range(0, 64, 8)))] if seal.key else []
    yield Section("Vastgelegd", [Terms(told), Text(record["credit"])])
    yield Section(
        "Wie tekende", [Terms([(_signer(s.role), f"{day(s.at)}, {hours(s.at)} uur") for s in seal.signatures])]
    )
    corrections = [addendum.text or GONE for addendum in seal.addenda if addendum.whole]
    yield Section("Verbeteringen na het sluiten, door twee mensen getekend", [List(corrections)])


def _signer(role: str) -> str:
    if role == signed_rows.INSTALLATION:
        return "De computer van de avond"
    return f"{ROLES[role].name}, voor {SIGNS_FOR[role]}"
