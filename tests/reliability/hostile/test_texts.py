"""Hostile texts on every face, in the record, the spreadsheet and JSON: refused in words, or shown and nothing more."""

import csv
import io
import json
import unicodedata
from html.parser import HTMLParser

import pytest
from flask import Flask

from app.access import links
from app.forms.cells import FORMULA
from app.live import meetings
from facilitation.texts import isolated
from tests.devices import Browser, opening
from tests.reliability.hostile.texts import hostile
from tests.reliability.length import length

pytestmark = pytest.mark.soak
TEXTS = hostile(length(60, 500))
PAGES = {"phone": "", "wall": "/scherm", "console": "/regie", "livecast": "/livecast", "record": "/besluit"}


class Bones(HTMLParser):
    """The elements of a page with the names of their attributes, and all that is read on it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.bones: list[tuple[str, ...]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bones.append((tag, *(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.bones.append(("!", data))


def tidy(text: str) -> str:
    """The text as it is kept."""
    return isolated(unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip())


def room(app: Flask, code: str) -> tuple[Browser, Browser]:
    """A console and a phone in a meeting at the arguments."""
    meetings.create(opening(code))
    console, phone = Browser(app.test_client(), "console", code), Browser(app.test_client(), "phone", code)
    assert console.client.post(f"/t/{code}/regie/key", data={"key": links.make(code)}).status_code == 204
    phone.join(name="x", table="T1")
    console.lead_to("arguments")
    return console, phone


def said(phone: Browser, text: str) -> bool:
    """Whether it was kept; refused in words otherwise."""
    answer = phone.say("argument.post", initiative="P1", side="for", text=text)
    told = answer.json
    assert answer.status_code in (200, 422), (text, told)
    assert told["ok"] or told["error"]["message"]
    return bool(told["ok"])


def test_a_hostile_text_adds_nothing_to_any_page_but_its_words(context: Flask) -> None:
    (console, phone), (other, plain) = room(context, "KWAAD2"), room(context, "GOEDD2")
    kept = [text for text in TEXTS if said(phone, text)]
    assert len(TEXTS) > len(kept) > len(TEXTS) / 2
    assert all(said(plain, f"Gewone tekst {number}") for number, _ in enumerate(kept))
    for hostile_one, quiet_one in ((console, other), (phone, plain)):
        for face, path in PAGES.items():
            found, wanted = (Bones(asker.get(path).get_data(as_text=True)) for asker in (hostile_one, quiet_one))
            assert [bone for bone in found.bones if bone not in set(wanted.bones)] == [], face
            assert len(found.bones) == len(wanted.bones), face
            if face == "phone" and hostile_one is phone:
                assert [text for text in kept if tidy(text) not in found.words] == []


def test_a_hostile_text_in_the_plans_stays_a_text_in_every_export(context: Flask) -> None:
    console, _ = room(context, "KWAAD3")
    for text in TEXTS:
        answer = console.say("initiative.correct", initiative="P1", reason="Tikfout", title=text)
        told = answer.json
        assert answer.status_code in (200, 409, 422), (text, told)
        if not told["ok"]:
            continue
        sheet = console.get("/besluit.csv").get_data().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(sheet), delimiter=";"))
        assert len(rows) == 4, text
        assert {len(row) for row in rows} == {len(rows[0])}, text
        assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)], text
        record = json.loads(console.get("/besluit.json").get_data())["record"]
        assert tidy(text) in [plan["title"] for plan in record["plans"]], text


@pytest.mark.parametrize("path", ["/besluit.pb", "/besluit.csv"])
def test_a_hostile_name_comes_out_in_no_export(context: Flask, path: str) -> None:
    console, _ = room(context, "KWAAD4")
    for text in TEXTS:
        stranger = Browser(context.test_client(), "phone", "KWAAD4")
        stranger.get()
        answer = stranger.client.post("/t/KWAAD4/join", data={"name": text.encode(errors="replace")})
        assert answer.status_code in (303, 422), text
    assert "alert(1)" not in console.get(path).get_data(as_text=True)
    assert Bones(console.get("/regie").get_data(as_text=True)).bones
