"""Where reminders are asked for, confirmed and ended."""

from collections.abc import Mapping
from typing import Any

from flask import render_template, request

from app.access import links
from app.pages import device
from app.programme.places.places import Place
from app.programme.reminders import mail, reminders
from app.services import services


def of_place(place: Place) -> Mapping[str, Any] | None:
    """On the page of a place: the form, where letters can be sent."""
    return {"place": place} if mail.there() else None


def ask(place: Place) -> str:
    """Ask for reminders. Raises what `reminders.ask` raises."""
    reminders.ask(place, request.form.get("email", ""))
    return render_template("programme/reminders/said.html", place=place, stand="asked")


def door() -> str:
    """Where a link of a letter leads: to confirm, or to end; the secret stands in the fragment."""
    return render_template("programme/reminders/door.html")


def answer() -> str:
    """Confirm, or end. Raises Refused: reminder_unknown; TooMany: too_many_keys."""
    wanted = request.form.get("wanted") == "1"
    with services().wrong_codes.trying(device().cookie["device"], "too_many_keys"):
        place = reminders.answer(links.secret_in(request.form.get("key", "")), wanted=wanted)
    return render_template("programme/reminders/said.html", place=place, stand="wanted" if wanted else "ended")
