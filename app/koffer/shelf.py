"""Records from elsewhere: of evenings that a koffer led, verified and sealed, for everybody to read on a server.

Each is the file as it was exported, in `elders/CODE.json` of the data folder. It is taken in by a command of whoever
hosts the server (`overlegtafel shelve`), which verifies it whole; a page only reads it.
"""

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from flask import Blueprint, Response, abort, current_app, render_template, url_for

from app.languages import locale
from app.record.document import document
from app.record.follow_up import ladder
from app.record.follow_up.telling import Following, today
from app.record.reading import Reading
from app.record.signing import eight_words
from app.record.signing.house_key import fingerprint
from app.record.signing.signed_rows import Addendum, Seal, Signed
from app.record.signing.signers import signers
from app.storage import private_files

blueprint = Blueprint("shelf", __name__)
FOLDER = "elders"


class Unfit(Exception):
    """The file cannot stand here; the message is one sentence."""


class Shelved(msgspec.Struct, frozen=True):
    """One of them, by what a list tells: its code, what the meeting was called, when it was closed (ISO 8601)."""

    code: str
    title: str
    at: str


def shelve(data: Path, content: bytes, key: str = "", words: tuple[str, ...] = ()) -> Shelved:
    """Put a record on the shelf; a later file of the same meeting, with the same key, takes the place of an earlier.

    `key` is the public key that has to have sealed it, in hexadecimal, or `words` are its eight words. Raises
    Unreadable for what is no record, and Unfit for one that is not right to the last sum, is not sealed by this key,
    or where another stands here already.
    """
    from app.record.verify.verdict import verify  # read where one is taken in

    verdict = verify(content, key)
    known = verdict.known if key else verdict.key_words == words
    if not (verdict.ok and verdict.sealed_by and known):
        first = verdict.faults[0] if verdict.faults else None
        why = f"{first.place} {first.why}" if first else "no seal of that key holds it"
        raise Unfit(f"The record of {verdict.code} is not verified: {why}.")
    whole = json.loads(content)
    place = data / FOLDER / f"{verdict.code}.json"
    if place.exists() and _parted(json.loads(place.read_bytes()), whole):
        raise Unfit(f"Another record of {verdict.code} stands here already.")
    with private_files.made():
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(".new")
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(place)
    return _told(whole)


def _parted(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether a file is of another evening than the one with the same code that stands here, or an earlier one."""
    told = [len(each.get("afterwards", ())) for each in (old, new)]
    return old["head"] != new["head"] or told[0] > told[1]


def all_shelved(data: Path) -> list[Shelved]:
    """Every record from elsewhere, the latest first."""
    found = [_told(json.loads(path.read_bytes())) for path in (data / FOLDER).glob("*.json")]
    return sorted(found, key=lambda each: (each.at, each.code), reverse=True)


def holds(data: Path) -> bool:
    """Whether any record stands on the shelf."""
    return any((data / FOLDER).glob("*.json"))


def _told(whole: Mapping[str, Any]) -> Shelved:
    return Shelved(whole["record"]["code"], whole["record"]["title"], whole["events"][-1]["at"])


def _content(code: str) -> bytes:
    """The file of this code; 404 where none stands here."""
    place = Path(current_app.config["DATA_DIR"], FOLDER, f"{code.upper()}.json")
    if not code.isalnum() or not place.is_file():
        abort(404)
    return place.read_bytes()


@blueprint.get("/elders")
def everything() -> str:
    """The records from elsewhere, as a list."""
    return render_template("koffer/shelf.html", records=all_shelved(Path(current_app.config["DATA_DIR"])))


@blueprint.get("/elders/<record>.json")
def file(record: str) -> Response:
    """The file itself, as it was sealed; 404 where none stands here."""
    return Response(_content(record), content_type="application/json; charset=utf-8")


@blueprint.get("/elders/<record>")
def page(record: str) -> str:
    """The record as a page; 404 where none stands here."""
    whole = json.loads(_content(record))
    found = document(_reading(whole), str(locale()))
    words = " ".join(eight_words.words(fingerprint(whole["key"])))
    return render_template("koffer/elsewhere.html", found=found, words=words, at=whole["events"][-1]["at"])


def _reading(whole: Mapping[str, Any]) -> Reading:
    """A record's file as sections read it: as they read a meeting of here, without names that only its house has."""
    record, seal, closed = whole["record"], _seal(whole), whole["events"][-1]["at"]
    told = _ladder(whole, closed) if "followup" in whole else None
    named = {"code": record["code"], "title": record["title"], "head": whole["head"], "closed": closed}
    follow = Following(told.steps, told.conditions, told.entries, **named, today=today()) if told else None
    address = url_for("shelf.page", record=record["code"], _external=True)
    return Reading(
        record=record, ballots=whole["ballots"], seal=seal, follow=follow, head=whole["head"], address=address,
        signers=signers(seal, {}),
    )  # fmt: skip


def _seal(whole: Mapping[str, Any]) -> Seal:
    """Who signed: of one role the first of the file is the first."""

    def signed(rows: list[dict[str, str]]) -> tuple[Signed, ...]:
        roles = [row["role"] for row in rows]
        return tuple(
            Signed(row["role"], roles[: number + 1].count(row["role"]), row["at"], row["signature"])
            for number, row in enumerate(rows)
        )

    addenda = (Addendum(row["text"], _text(whole, row["text"]), signed(row["signatures"])) for row in whole["addenda"])
    return Seal(whole["head"], whole["key"], signed(whole["signatures"]), tuple(addenda))


def _ladder(whole: Mapping[str, Any], closed: str) -> ladder.Ladder:
    """What was told after the evening, until the file was exported."""
    entries = [
        ladder.Entry(
            row["number"], row["subject"], row["state"], date.fromisoformat(row["due"]) if row["due"] else None,
            _text(whole, row["text"]), row["at"], row["by"], row["text"],
        )
        for row in whole["followup"]["told"]
    ]  # fmt: skip
    return ladder.of(whole["record"], closed, entries)


def _text(whole: Mapping[str, Any], digest: str) -> str | None:
    """A text of the file; None where it was removed."""
    found: str | None = whole["texts"].get(digest, {}).get("text")
    return found
