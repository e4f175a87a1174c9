"""Each counting rule as an entry of the Dutch register of algorithms, in the fields of its standard of publication 1.0.

Its texts stand in `app/data/algorithms.yaml`: what is the same for all rules, and how each works and where it comes
from. They are Dutch, as the register is; whoever publishes one reads it first and may change every word.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from app.counting.told.rules import HOW, NAMES
from app.languages import speaking
from facilitation.counting.rules import RULES
from facilitation.state.method import BallotKind

STANDARD = "1.0"
KINDS: dict[BallotKind, str] = {
    "approval": "aangekruiste plannen",
    "ranking": "een rangschikking",
    "points": "verdeelde punten",
    "amounts": "verdeelde bedragen",
    "grades": "cijfers",
    "resistance": "weerstand per plan",
}
TEXTS = Path(__file__).parents[1] / "data" / "algorithms.yaml"
OUTCOME = (
    "Invoer: {kinds}, het budget en per plan het gevraagde bedrag. Uitvoer: per plan een bedrag, de gelijke standen, "
    "elke stap, en per plan dat niets kreeg de reden. De regel is niet zelflerend: dezelfde biljetten geven altijd "
    "dezelfde uitslag. Broncode: facilitation/counting/rules/{module}.py."
)


def texts() -> dict[str, dict[str, str]]:
    """The Dutch sentences: `shared` by field, `working` by rule."""
    found: dict[str, dict[str, str]] = yaml.safe_load(TEXTS.read_text("utf-8"))
    return found


class Owner(msgspec.Struct, frozen=True):
    """Who uses the rules: an organisation of the TOOI list, where questions go, and since which month (`2026-12`)."""

    organisation: str = ""
    contact: str = ""
    since: str = ""
    source: str = ""


def entries(owner: Owner) -> Iterator[dict[str, object]]:
    """One entry per rule, in the order of the list of rules; `owner.source` is the address of the code, if public."""
    said = texts()
    with speaking("nl"):
        for name in RULES:
            yield _entry(name, owner, said["shared"], said["working"][name])


def _entry(rule: str, owner: Owner, shared: dict[str, str], working: str) -> dict[str, object]:
    known = [KINDS[kind] for kind in RULES[rule].kinds]
    technical = OUTCOME.format(kinds=" of ".join(known), module=rule.replace("-", "_"))
    found: dict[str, Any] = {
        "name": f"Stembiljetten tellen: {NAMES[rule]}",
        "description_short": _short(rule),
        "organization": owner.organisation,
        "category": ["Organisatie en bedrijfsvoering"],
        "status": "In gebruik",
        "begin_date": owner.since,
        "contact_email": owner.contact,
        "publication_category": "Impactvolle algoritmes",
        **shared,
        "source_data": f"Stembiljetten zonder naam ({', '.join(known)}), plannen met bedragen en het budget. Geen "
        "persoonsgegevens, geen andere bronnen, geen trainingsgegevens.",
        "methods_and_models": f"{working} {technical}",
        "publiccode": owner.source,
        "lang": "nld",
        "standard_version": STANDARD,
        "source_id": f"overlegtafel-{rule}",
        "tags": "bewonersbudget, burgerbegroting, participatie, stemmen, tellen, " + str(NAMES[rule]).lower(),
    }
    return {field: said for field, said in found.items() if said}


def _short(rule: str) -> str:
    """What the room is told of the rule, in the sentences of its own screen."""
    how = str(HOW[rule]).replace("%(top)s", "de meeste")
    return f"Maakt van de stembiljetten over bewonersplannen één voorstel voor de verdeling. {how}"
