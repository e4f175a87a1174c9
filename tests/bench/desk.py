"""How long a draft of sixty plans takes to open at the desk."""

import tempfile
import time
from pathlib import Path
from statistics import median

from app import create_app
from app.access import organisers
from app.desk import drafts
from app.desk.plans import cards
from app.services import services_of

PLANS, TIMES = 60, 9
MOST = 0.3  # seconds
CHAPTERS = ("plannen", "agenda", "stemmen", "nakijken")


def run() -> dict[str, float]:
    """Milliseconds until each chapter of a draft of sixty plans is there: the middle of nine."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"DATA_DIR": Path(folder), "TESTING": True})
        with app.app_context():
            draft = drafts.begin({"title": "Zestig plannen", "pot": "84.000"})
            rows = [_plan(number) for number in range(PLANS)]
            cards.add_all(draft, "plan", "N", rows)
            key = organisers.make()
        client = app.test_client()
        client.post("/voorbereiden/key", data={"key": key})
        found = {chapter: _middle(client, f"/voorbereiden/{draft}/{chapter}") for chapter in CHAPTERS}
        services_of(app).database.close()
    return found


def _plan(number: int) -> dict[str, str]:
    text = "Een plan voor de buurt, met bewoners die er tijd in steken. " * 12
    said = {"title": f"Plan nummer {number} voor de buurt", "ask": f"{number + 1}.000", "minimum": "500"}
    return said | {"theme": "groen", "short": text[:200], "text": text, "proposer": f"Bewoner {number}"}


def _middle(client: object, path: str) -> float:
    def once() -> float:
        began = time.perf_counter()
        assert client.get(path).status_code == 200  # type: ignore[attr-defined]
        return time.perf_counter() - began

    return round(median(once() for _ in range(TIMES)) * 1000, 1)


def promised(found: dict[str, float]) -> str:
    """What these numbers break; empty where they do not."""
    slowest = max(found.values())
    return "" if slowest <= MOST * 1000 else f"a draft of {PLANS} plans opens within {MOST * 1000:.0f} ms"
