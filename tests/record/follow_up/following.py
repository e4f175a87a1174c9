"""Somebody tells what happened, and what follows then."""

import re

from app.record.follow_up import telling
from tests.devices import CODE, Browser


def tell(browser: Browser, subject: str, state: str, text: str, due: str = "") -> int:
    data = {"csrf_token": browser.token(), "subject": subject, "state": state, "text": text, "due": due}
    return int(browser.client.post(f"/t/{CODE}/besluit/opvolging", data=data).status_code)


def found() -> telling.Following:
    follow = telling.of(CODE)
    assert follow is not None
    return follow


def item(subject: str) -> telling.Item:
    return next(i for i in found().items if i.subject == subject)


def text_of(browser: Browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())
