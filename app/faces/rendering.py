"""How a template is rendered, and what every template may call."""

import secrets
from collections.abc import Iterable, MutableMapping
from typing import Any

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


class Compiled(BytecodeCache):
    """The code of every template by its name and the digest of its source.

    The process keeps it: an app that begins beside others does not compile them again.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where that is known."""
        known = self._known.get((bucket.key, bucket.checksum))
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that was compiled."""
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class Templates(Environment):
    """Flask's environment of templates, whose globals are one mapping.

    The library lays a second, empty one over them for each template, and copies both key by key at every include.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template: its own over those of all."""
        return super().make_globals(d) if d else self.globals


COMPILED = Compiled()
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
        "language": locale,
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
