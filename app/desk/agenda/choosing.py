"""An agenda is chosen for a draft, saved as one's own, or read in from a file."""

import re

import msgspec
import sqlalchemy as sa
from flask import current_app

from app import agendas
from app.agendas import ready
from app.desk import evening, fields, saving
from app.desk.agenda import steps
from app.desk.fields import PLACE
from app.desk.saving import Wish
from app.services import services
from facilitation.agenda import Template

NAME = re.compile(r"[^a-z0-9]+")


def choose(draft: str, name: str, by: str) -> None:
    """Put the steps of a template in place of a draft's. Raises Refused: unknown_agenda, and what saving does."""
    put(draft, agendas.named(name, current_app.config["DATA_DIR"]), by)


def read_in(draft: str, content: bytes, by: str) -> None:
    """The same of a file. Raises what `agendas.read` raises, and what saving does."""
    put(draft, agendas.read(content), by)


def put(draft: str, template: Template, by: str) -> None:
    """Put these steps in place of those of a draft, as one thing to undo."""

    def work(connection: sa.Connection) -> None:
        found = evening.read(connection, draft)
        new = ready.spoken(steps.values(template), found.language)
        wishes = [Wish(item.name(PLACE), "") for item in found.items("stage")]
        gone = [Wish(name, "") for name in found.values if name.startswith("stage.") and name not in new]
        wishes = [wish for wish in [*wishes, *gone] if wish.name not in new]
        wishes += [Wish(name, text) for name, text in new.items()]
        cleaned = [msgspec.structs.replace(wish, value=fields.clean(wish.name, wish.value)) for wish in wishes]
        saving.write(connection, draft, cleaned, by)

    services().database.commit(work)


def keep(draft: str, title: str) -> str:
    """Save the agenda of a draft as one's own, under a name made of its title; the name.

    Raises Refused: agenda_of_the_house, and Malformed for what cannot be played.
    """
    name = NAME.sub("_", title.casefold()).strip("_")[:40] or "agenda"
    agendas.keep(steps.as_template(evening.load(draft), name, title or name), current_app.config["DATA_DIR"])
    return name


def as_file(draft: str) -> str:
    """The agenda of a draft as YAML, for a file."""
    found = evening.load(draft)
    title = found.text("agenda") or found.text("title") or "Agenda"
    name = NAME.sub("_", title.casefold()).strip("_")[:40] or "agenda"
    return agendas.written(steps.as_template(found, name, title))
