"""The doors for sockets: join a face, do an act. Whatever comes in is answered, and grants nothing by itself."""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec
from flask import Flask
from werkzeug.datastructures import MultiDict

from app.faces.region import FACES, ROOM
from app.forms import schema
from app.languages import LANGUAGES, speaking
from app.languages.refusals import sentence
from app.live import entry, meetings
from app.live.room import Room
from app.services import services
from facilitation.acts import Act
from facilitation.refusals import Forbidden, Malformed, Refused
from facilitation.roles import Actor
from realtime.broadcast import Broadcaster
from realtime.guard import DEVICE
from realtime.loops import led, now
from realtime.personal import Personal
from realtime.presence import Presence, Visitor
from realtime.rooms import Audience

Answer = dict[str, Any]
Pairs = list[tuple[str, str]]
Said = Callable[[Visitor, Mapping[str, Any]], Answer]
"""What answers an event that is no act, from who said it and what."""
MOST_SCOPES = 8  # that one socket follows beside the room
log = logging.getLogger(__name__)


class Doors:
    """The handlers of all events that come up: our own, and those that are `said` and are no acts."""

    def __init__(
        self,
        app: Flask,
        sio: Any,
        presence: Presence,
        broadcaster: Broadcaster,
        personal: Personal,
        said: Mapping[str, Said],
    ) -> None:
        self.app, self.server = app, sio.server
        self.presence, self.broadcaster, self.personal = presence, broadcaster, personal
        self.said = said
        self.later = sio.start_background_task
        self.busy = 0
        self.closing = False

    def open(self) -> None:
        """Take events. `*` is every name that is not ours."""
        for event in ("connect", "disconnect", "join", "act", "asleep"):
            self.server.on(event, getattr(self, event))
        for event, work in self.said.items():
            self.server.on(event, partial(self._said, work))
        self.server.on("*", self.other)

    def connect(self, sid: str, *_: Any) -> Answer | None:
        """A socket arrives. A message may claim the same, with anything in it: only the handshake is believed."""
        if sid in self.presence.visitors:
            return self._refusal(sid, Malformed("unknown_act", act="connect"))
        environ = self.server.get_environ(sid)
        cookie = environ[DEVICE]
        self.presence.arrive(sid, cookie, _language(environ))
        environ.clear()  # as long as a socket lasts the library keeps all that its handshake said
        environ[DEVICE] = cookie
        return None

    def disconnect(self, sid: str, *_: Any) -> Answer | None:
        """A socket is gone, if it really is."""
        if self.server.manager.is_connected(sid, "/"):
            return self._refusal(sid, Malformed("unknown_act", act="disconnect"))
        self.presence.leave(sid)
        return None

    def join(self, sid: str, *said: Any) -> Any:
        """`{code, face, locale, rev, scopes}`: look at a face from now on, and at no other.

        `scopes` may name more to follow than the room, each with the `rev` that is known of it; what is one's own, such
        as one's table, comes along unnamed.
        """
        return self._answer(sid, self._join, said)

    def act(self, sid: str, *said: Any) -> Any:
        """`{id, kind, ...}` or `{id, form: [[name, value], ...]}`: do an act with the rights of the face joined."""
        return self._answer(sid, self._act, said)

    def asleep(self, sid: str, *said: Any) -> Any:
        """`{}`: the page is not looked at any more; whatever it sends next says that it is."""
        return self._answer(sid, self._asleep, said)

    def _said(self, work: Said, sid: str, *said: Any) -> Any:
        """What is no act, and is not kept by itself."""
        return self._answer(sid, work, said)

    def other(self, event: str, *said: Any) -> Answer:
        """Answer any other event with `unknown_act`. One that is called `*` comes without its name."""
        name, sid = ("*", event) if event in self.presence.visitors else (event, said[0])
        return self._refusal(sid, Malformed("unknown_act", act=name[:64]))

    def _answer(self, sid: str, work: Callable[[Visitor, Mapping[str, Any]], Answer], said: tuple[Any, ...]) -> Any:
        if self.closing:
            return self.server.not_handled  # unanswered, and asked again at the next start
        self.busy += 1
        try:
            if len(said) != 1 or not isinstance(said[0], Mapping):
                raise Malformed("malformed", field="message")
            with self.app.app_context():
                return work(self.presence.visitors[sid], said[0])
        except Refused as refusal:
            return self._refusal(sid, refusal)
        except Exception:
            log.exception("an event failed")
            return self._refusal(sid, Refused("failed"))
        finally:
            self.busy -= 1

    def _join(self, visitor: Visitor, message: Mapping[str, Any]) -> Answer:
        code, face = _text(message, "code"), _text(message, "face")
        language = _text(message, "locale", visitor.language)
        if face not in FACES or language not in LANGUAGES:
            raise Malformed("malformed", field="face" if face not in FACES else "locale")
        services().limits.spend("joins", visitor.sid)
        room = entry.find(code, visitor.device)
        visitor.asleep = False
        actor = visitor.device.actor(room.state, face)  # the console is for who holds its key
        known = self._followed(room, face, actor, _scopes(message))
        audience, *others = (self.broadcaster.present(room, face, language, scope) for scope in (ROOM, *known))
        self._settle(visitor, actor.grant, audience, others)
        self.later(self.personal.tell, visitor, again=True)
        answer = {"ok": True, **audience.whole(message.get("rev")), "now": now()} | led(self.presence, audience)
        if known or "scopes" in message:
            answer["scopes"] = {each.scope: each.whole(known[each.scope]) for each in others}
        return answer

    def _followed(self, room: Room, face: str, actor: Actor, named: Mapping[str, object]) -> Mapping[str, object]:
        """The scopes that are followed beside the room, with how far each is.

        Raises Refused(unknown_scope), Forbidden(scope_not_yours).
        """
        for scope in named:
            if not FACES[face].regions(room.state, scope):
                raise Refused("unknown_scope", scope=scope)
            if not FACES[face].open_to(room.state, actor, scope):
                raise Forbidden("scope_not_yours", scope=scope)
        return {**dict.fromkeys(FACES[face].own(room.state, actor), ""), **named}

    def _settle(self, visitor: Visitor, grant: str, audience: Audience, others: Sequence[Audience]) -> None:
        """Leave what it followed until now, and follow these."""
        for each in visitor.audiences:
            self.server.leave_room(visitor.sid, each.name)
        self.presence.settle(visitor, audience, grant, others)
        for each in visitor.audiences:
            self.server.enter_room(visitor.sid, each.name)

    def _act(self, visitor: Visitor, message: Mapping[str, Any]) -> Answer:
        if visitor.audience is None:
            raise Refused("join_first")
        visitor.asleep = False
        asked = _asked(message)
        room = meetings.load(visitor.audience.code)
        actor = visitor.device.actor(room.state, visitor.audience.face)
        return {"ok": True, "seq": meetings.perform(room.code, asked, actor).seq}

    def _asleep(self, visitor: Visitor, message: Mapping[str, Any]) -> Answer:
        visitor.asleep = True
        return {"ok": True}

    def _refusal(self, sid: str, refusal: Refused) -> Answer:
        visitor = self.presence.visitors.get(sid)
        with self.app.app_context(), speaking(visitor.language if visitor else LANGUAGES[0]):
            message = sentence(refusal)
        return {"ok": False, "error": {"key": refusal.key, "message": message, **refusal.details}}


def _asked(message: Mapping[str, Any]) -> Act:
    """The act in a message: its own fields, or those of a form exactly as a page without a socket would post them."""
    if "form" not in message:
        return schema.from_message(message)
    try:
        pairs = msgspec.convert(message["form"], Pairs)
    except msgspec.ValidationError as error:
        raise Malformed("malformed", field="form") from error
    return schema.from_form(MultiDict([*pairs, ("id", _text(message, "id", ""))]))


def _scopes(message: Mapping[str, Any]) -> Mapping[str, object]:
    """What a socket wants to follow beside the room, with how far it is there; raises Malformed(malformed)."""
    wanted = message.get("scopes", {})
    if not isinstance(wanted, Mapping) or len(wanted) > MOST_SCOPES or ROOM in wanted:
        raise Malformed("malformed", field="scopes")
    if any(len(scope) > 64 for scope in wanted):
        raise Malformed("malformed", field="scopes")
    return wanted


def _text(message: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = message.get(name, default)
    if not isinstance(value, str) or len(value) > 64:
        raise Malformed("malformed", field=name)
    return value


def _language(environ: Mapping[str, Any]) -> str:
    """Until a face is joined: the language of the device, or else Dutch."""
    chosen = environ[DEVICE].get("taal")
    return chosen if chosen in LANGUAGES else LANGUAGES[0]
