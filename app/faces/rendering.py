"""How a template is rendered, and what every template may call."""

import pickle
import secrets
from collections.abc import Iterable, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from flask import Flask, render_template
from flask.templating import Environment
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from app.faces import addresses, drawing, proof
from app.faces.view import ROOM, View
from app.languages import locale
from app.languages.names import DOORS, ROLES, SIGNS_FOR
from app.operations.health import PROBLEMS, Kept
from app.part import SHOWN
from app.record.follow_up import words as following
from app.services import services
from facilitation.next_step import mark as step_mark
from facilitation.next_step import next_step
from facilitation.part import Say
from facilitation.roles import SIGNERS
from facilitation.situation import in_front

UNREAD = (OSError, EOFError, pickle.UnpicklingError)
"""What happens where there is no code of a template, or half of it."""


class Compiled(BytecodeCache):
    """The code of every template, by its name and the digest of its source.

    `make setup` compiled all of them beforehand, in `BUILT`: a start then compiles none. One that changed since is
    compiled when it is first asked for, and known to this process: an app that begins beside others does not do it
    again.
    """

    def __init__(self, built: Path) -> None:
        self.built = built
        self._known: dict[tuple[str, str], bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What a template is kept under: its name, wherever the product stands."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """What changes with a source, and with the release of Jinja that compiles it."""
        return super().get_source_checksum(f"{jinja2.__version__} {source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where that is known; what was made of another source stays unused."""
        known = self._known.get((bucket.key, bucket.checksum))
        if known is not None:
            bucket.bytecode_from_string(known)
            return
        with suppress(*UNREAD):
            bucket.bytecode_from_string(self.beforehand(bucket.key).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that was compiled."""
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()

    def beforehand(self, name: str) -> Path:
        """The file with the code of a template, by its name."""
        return self.built / f"{name}.code"


class Templates(Environment):
    """Flask's environment of templates, whose globals are one mapping.

    The library lays a second, empty one over them for each template, and copies both key by key at every include.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template: its own over those of all."""
        return super().make_globals(d) if d else self.globals


BUILT = Path(__file__).parents[2] / "templates" / "built"
"""Where `python -m tools.compiled` puts what it compiled."""
COMPILED = Compiled(BUILT)
"""That of this process."""


def render(view: View, template: str, **more: Any) -> str:
    """A template about a meeting: it knows the view as `v` and the meeting as `meeting`."""
    return render_template(template, v=view, meeting=view.meeting, **more)


def said(view: View, say: Say) -> object:
    """A sentence that a part says by its key, in the present language; raises KeyError for an unknown key."""
    sentence = SHOWN.says[say.key]
    return sentence(view, **say.details) if callable(sentence) else sentence


def front(view: View) -> str:
    """The part that the room looks at now: what is in front of the stage, else the kind of the present stage."""
    found = in_front(view.meeting) if not view.meeting.closed else None
    return found.name if found else view.stage.plan.kind


def wall_picture(view: View) -> str:
    """The template of what the wall shows."""
    if view.wall.what == "qr":
        return "faces/screen/qr.html"
    if view.meeting.closed:
        return "faces/screen/ended.html"
    taking = (part.name for part in reversed(SHOWN.parts.values()) if part.on_wall and part.on_wall(view))
    return f"parts/{next(taking, view.stage.plan.kind)}/screen.html"


def rev(view: View, scope: str = ROOM) -> str:
    """How far the live messages of this face were in a scope when it was rendered."""
    return services().sockets.rev(view.room.code, view.face, locale(), scope)


def revs_json(view: View, scopes: Iterable[str]) -> str:
    """How far they were in each of the scopes that a page follows beside the room, for its scripts."""
    return msgspec.json.encode({scope: rev(view, scope) for scope in scopes}).decode()


def kept() -> Kept:
    """Until when everything was kept, and what is wrong."""
    return services().watch.kept


def marks_json(marks: Any) -> str:
    """What is somebody's own, for the scripts of their page."""
    return msgspec.json.encode(marks).decode()


def new_id() -> str:
    """An id for one act of a page without scripts."""
    return secrets.token_hex(16)


def init_app(app: Flask) -> None:
    """What templates may call: the parts as `parts`, drawings, addresses, the proof, and words of the whole house."""
    app.jinja_env.bytecode_cache = COMPILED
    app.jinja_env.globals |= {
        "parts": SHOWN.asked(),
        "stage_title": SHOWN.called,
        "own_strips": SHOWN.own_strips,
        "of_plans": SHOWN.of_plans,
        "beside": SHOWN.beside,
        "for_proposers": SHOWN.for_proposers,
        "at_table": SHOWN.at_table,
        "said": said,
        "next_step": next_step,
        "step_mark": step_mark,
        "drawing": drawing,
        "address": addresses,
        "proof": proof,
        "kept": kept,
        "front": front,
        "wall_picture": wall_picture,
        "rev": rev,
        "revs_json": revs_json,
        "marks_json": marks_json,
        "new_id": new_id,
    }
    app.jinja_env.globals |= {
        "PROBLEMS": PROBLEMS,
        "ROLES": ROLES,
        "DOORS": DOORS,
        "SIGNS_FOR": SIGNS_FOR,
        "SIGNERS": SIGNERS,
    }
    app.jinja_env.globals |= {"LADDER": following.LADDER, "STATES": following.STATES, "subject": following.subject}
