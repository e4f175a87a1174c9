"""The one strict schema at the edge: a socket's message, a JSON body or a form, made into an Act."""

import re
from collections.abc import Mapping
from typing import Any, get_args

import msgspec
from werkzeug.datastructures import MultiDict

from app.forms.fields import cents, first
from app.part import SHOWN
from facilitation.acts import Act, Cents
from facilitation.refusals import Malformed
from facilitation.registry import PARTS

ENVELOPE = ("csrf_token", "face", "do", "kind", "id")


def from_message(message: Any) -> Act:
    """The act in a message such as `{id, kind, ...}`; raises Malformed: malformed, unknown_act.

    What the app draws itself, such as the id of a seat that is added, is malformed.
    """
    if not isinstance(message, Mapping) or not isinstance(message.get("kind"), str):
        raise Malformed("malformed", field="kind")
    return _convert(message["kind"], {k: v for k, v in message.items() if k != "kind"}, strict=True)


def from_form(form: MultiDict[str, str]) -> Act:
    """The act in a form. `do` holds a kind, then its first field bare and others as `name=value`.

    One form serves a whole page, so a field may carry the act's first value in front: with `argument.moderate A12`
    the reason is `A12.reason`, and then only such fields count. `amount_eur` is `amount` typed in euros.
    """
    kind, _, rest = (form.get("do") or form.get("kind") or "").partition(" ")
    said = _said(kind, rest)
    own = _own(form, _subject(kind, said))
    fields = {k: v for k, v in _fields(own, _type(kind)).items() if v != ""} | said
    if form.get("id"):
        fields["id"] = form["id"]
    return _convert(kind, fields, strict=False)


def _type(kind: str) -> type[Act]:
    if kind not in PARTS.acts:
        raise Malformed("unknown_act", act=kind[:64])
    return PARTS.acts[kind]


def _convert(kind: str, fields: dict[str, Any], *, strict: bool) -> Act:
    for name in _drawn(_type(kind)):
        if name in fields:
            raise Malformed("malformed", field=name)
    try:
        return msgspec.convert(fields, _type(kind), strict=strict)
    except (msgspec.ValidationError, UnicodeError, RecursionError, OverflowError) as error:
        raise Malformed("malformed", field=_place(str(error))) from error


def _place(error: str) -> str:
    """Which field was wrong: msgspec names it as `$.field`, or in backticks."""
    found = re.search(r"`\$\.?([^`]*)`", error) or re.search(r"`([^`]*)`", error)
    return found.group(1)[:80] if found and found.group(1) else "?"


def _said(kind: str, words: str) -> dict[str, Any]:
    """`A12` is the first field of the kind, `to=ranking` a named one, `reason="Het was dubbel."` one with spaces."""
    said: dict[str, Any] = {}
    names = [name for name in _type(kind).__struct_fields__ if name not in ("id", "seat", "stage", "seen")]
    for quoting, quoted, word in re.findall(r'(\w+)="([^"]*)"|(\S+)', words):
        name, equals, value = word.partition("=")
        if quoting:
            said[quoting] = quoted
        elif equals:
            said[name] = value
        elif names:
            said[names[0]] = word
    return said


def _subject(kind: str, said: Mapping[str, str]) -> str:
    """What the act is about: its first value. The stage is that only where the act cannot be without one."""
    needed = {field.name for field in msgspec.structs.fields(_type(kind)) if field.required}
    return next((value for name, value in said.items() if name != "stage" or name in needed), "")


def _own(form: MultiDict[str, str], subject: str) -> MultiDict[str, str]:
    """The fields with the subject in front, without it; the form itself where there are none."""
    prefix = f"{subject}."
    found = [(k.removeprefix(prefix), v) for k, v in form.items(multi=True) if subject and k.startswith(prefix)]
    return MultiDict(found) if found else form


def _fields(form: MultiDict[str, str], act: type[Act]) -> dict[str, Any]:
    """Only the fields this kind of act has; lists repeat a field. What a part reads in its own way goes first."""
    read = SHOWN.forms.get(act)
    own = dict(read(form)) if read else {}
    for field in msgspec.structs.fields(act):
        if field.name not in own and field.name not in ENVELOPE and field.name not in _drawn(act):
            own |= _plain(form, field.name, field.type)
    return own


def _drawn(act: type[Act]) -> tuple[str, ...]:
    """The fields that the app draws: they are not read from a form, and whoever says one is refused."""
    return PARTS.rules[act][1].drawn


def _plain(form: MultiDict[str, str], name: str, kind: Any) -> dict[str, Any]:
    """One field as a page holds it: the texts of a list, an amount in cents or in euros, or its text."""
    if list in (getattr(kind, "__origin__", None), *(getattr(each, "__origin__", None) for each in get_args(kind))):
        return {name: [value for value in form.getlist(name) if value]} if name in form else {}
    found = first(form, name)
    amount = kind is Cents or Cents in get_args(kind)
    return {name: cents(first(form, f"{name}_eur")) if amount and not found else found}
