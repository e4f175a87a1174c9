"""How long a draft of sixty plans with their photos takes to open at the desk, and what saving a field takes."""

import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from flask.testing import FlaskClient

from app import create_app
from app.access import organisers
from app.desk import drafts, evening, saving
from app.desk.plans import cards
from app.desk.saving import Wish
from app.pictures import kept
from app.services import services, services_of

PLANS, TIMES = 60, 9
LARGEST_SAVE, FORM = 1000, "application/x-www-form-urlencoded"
MOST = 0.3  # seconds
CHAPTERS = ("plannen", "agenda", "stemmen", "nakijken")
SAVING = "saving a field"
PHOTO = bytes(200_000)
"""As large as most that are kept; what is in them matters only to who looks."""


def run() -> dict[str, float]:
    """Milliseconds until each chapter of such a draft is there, and until a field is kept: the middle of nine."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"DATA_DIR": Path(folder), "TESTING": True})
        with app.app_context():
            draft = drafts.begin({"title": "Zestig plannen", "pot": "84.000"})
            rows = [_plan(number) for number in range(PLANS)]
            cards.add_all(draft, "plan", "N", rows)
            _illustrate(draft)
            key = organisers.make()
        client = app.test_client()
        client.post("/voorbereiden/key", data={"key": key})
        found = {chapter: _middle(client, f"/voorbereiden/{draft}/{chapter}") for chapter in CHAPTERS}
        found[SAVING] = _saved(client, draft)
        services_of(app).database.close()
    return found


def _illustrate(draft: str) -> None:
    """A photo for each plan."""
    for number, plan in enumerate(evening.load(draft).items("plan")):
        photo = number.to_bytes(2, "big") + PHOTO
        digest = str(services().database.commit(lambda connection, data=photo: kept.put(connection, draft, data)))
        saving.save(draft, [Wish(plan.name("photo"), digest), Wish(plan.name("alt"), "Een tuin in de wijk")], "N")


def _saved(client: FlaskClient, draft: str) -> float:
    """Milliseconds until a sentence in one of the texts is kept, by one request under 1 kB."""
    with client.application.app_context():
        name = evening.load(draft).items("plan")[0].name("short")

    def once(number: int) -> float:
        body = urlencode({"name": name, "base": number + 1, "at": 0, "cut": 0, "text": f"Zin {number}. "})
        assert len(body) < LARGEST_SAVE
        began = time.perf_counter()
        answer = client.post(f"/voorbereiden/{draft}/veld", data=body, content_type=FORM)
        assert answer.status_code == 200, answer.text
        return time.perf_counter() - began

    return round(median(once(number) for number in range(TIMES)) * 1000, 1)


def _plan(number: int) -> dict[str, str]:
    text = "Een plan voor de buurt, met bewoners die er tijd in steken. " * 12
    said = {"title": f"Plan nummer {number} voor de buurt", "ask": f"{number + 1}.000", "minimum": "500"}
    return said | {"theme": "groen", "short": text[:200], "text": text, "proposer": f"Bewoner {number}"}


def _middle(client: FlaskClient, path: str) -> float:
    def once() -> float:
        began = time.perf_counter()
        assert client.get(path).status_code == 200
        return time.perf_counter() - began

    return round(median(once() for _ in range(TIMES)) * 1000, 1)


def promised(found: dict[str, float]) -> str:
    """What these numbers break; empty where they do not."""
    slowest = max(found.values())
    return "" if slowest <= MOST * 1000 else f"a draft of {PLANS} plans opens within {MOST * 1000:.0f} ms"
