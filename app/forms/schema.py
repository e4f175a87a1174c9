"""The one strict schema at the edge: a socket's message, a JSON body or a form, made into an Act."""

import re
from collections.abc import Mapping
from typing import Any, get_args

import msgspec
from werkzeug.datastructures import MultiDict

from app.forms import amounts
from app.parts.ranking import method
from facilitation.acts import Act, Cents, VoiceAct
from facilitation.parts.ballots import CastBallot
from facilitation.parts.ranking.acts import ChooseMethod
from facilitation.refusals import Malformed
from facilitation.registry import PARTS

CONDITION = ("kind", "owner", "due", "checker")
MARKED = ("amounts", "points", "grades", "resistance")
ENVELOPE = ("csrf_token", "face", "do", "kind", "id")


def from_message(message: Any) -> Act:
    """The act in a message such as `{id, kind, ...}`; raises Malformed."""
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
    own = _own(form, next(iter(said.values()), ""))
    fields = {k: v for k, v in _fields(own, _type(kind)).items() if v != ""} | said
    if form.get("id"):
        fields["id"] = form["id"]
    return _convert(kind, fields, strict=False)


def _type(kind: str) -> type[Act]:
    if kind not in PARTS.acts:
        raise Malformed("unknown_act", act=kind[:64])
    return PARTS.acts[kind]


def _convert(kind: str, fields: dict[str, Any], *, strict: bool) -> Act:
    try:
        return msgspec.convert(fields, _type(kind), strict=strict)
    except (msgspec.ValidationError, UnicodeError, RecursionError, OverflowError) as error:
        raise Malformed("malformed", field=_place(str(error))) from error


def _place(error: str) -> str:
    """Which field was wrong: msgspec names it as `$.field`, or in backticks."""
    found = re.search(r"`\$\.?([^`]*)`", error) or re.search(r"`([^`]*)`", error)
    return found.group(1)[:80] if found and found.group(1) else "?"


def _said(kind: str, words: str) -> dict[str, Any]:
    """`A12` is the first field of the kind, `to=ranking` a named one."""
    said: dict[str, Any] = {}
    names = [name for name in _type(kind).__struct_fields__ if name not in ("id", "seat", "stage")]
    for word in words.split():
        name, equals, value = word.partition("=")
        if equals:
            said[name] = value
        elif names:
            said[names[0]] = word
    return said


def _own(form: MultiDict[str, str], subject: str) -> MultiDict[str, str]:
    """The fields with the subject in front, without it; the form itself where there are none."""
    prefix = f"{subject}."
    found = [(k.removeprefix(prefix), v) for k, v in form.items(multi=True) if subject and k.startswith(prefix)]
    return MultiDict(found) if found else form


def _fields(form: MultiDict[str, str], act: type[Act]) -> dict[str, Any]:
    """Only the fields this kind of act has; lists repeat a field, maps are `amounts.ID`."""
    if issubclass(act, CastBallot):
        return {"ballot": _paper(form)} | {k: form[k] for k in ("seat",) if k in form}
    if issubclass(act, ChooseMethod):
        return {"method": method.read(form, _cents)}
    types = {field.name: field.type for field in msgspec.structs.fields(act)}
    found: dict[str, Any] = {}
    for name, kind in types.items():
        if name in ENVELOPE or (name == "seat" and not issubclass(act, VoiceAct)):
            continue
        if name == "conditions":
            if name in form:
                found[name] = _conditions(form)
        elif name == "options":
            found[name] = _options(form)
        elif name == "marks":
            found[name] = _map(form, name)
        elif list in (getattr(kind, "__origin__", None), *(getattr(a, "__origin__", None) for a in get_args(kind))):
            if name in form:
                found[name] = [value for value in form.getlist(name) if value]
        else:
            found[name] = _first(form, name)
            if not found[name] and (kind is Cents or Cents in get_args(kind)):
                found[name] = _cents(_first(form, f"{name}_eur"))
    return found


def _conditions(form: MultiDict[str, str]) -> list[dict[str, str]]:
    """One object per text; what else is known of the n-th stands in the n-th `condition_kind`, `_owner` and so on."""
    columns = {name: form.getlist(f"condition_{name}") for name in CONDITION}
    rows = enumerate(form.getlist("conditions"))
    return [{"text": text} | {k: v[n] for k, v in columns.items() if n < len(v) and v[n]} for n, text in rows if text]


def _options(form: MultiDict[str, str]) -> list[dict[str, str]]:
    """One object per title, with the n-th `option_text` beside the n-th title."""
    texts = form.getlist("option_text")
    rows = enumerate(form.getlist("options"))
    return [{"title": title, "text": texts[n] if n < len(texts) else ""} for n, title in rows if title.strip()]


def _map(form: MultiDict[str, str], name: str) -> dict[str, str]:
    """What stands under a name such as `marks.O1`, without what was left empty."""
    return {key.removeprefix(f"{name}."): value for key, value in form.items() if key.startswith(f"{name}.") and value}


def _first(form: MultiDict[str, str], name: str) -> str:
    """The first value that says something: a page may hold a field twice."""
    return next((value for value in form.getlist(name) if value), "")


def _cents(euros: str) -> str:
    """Cents of an amount typed in euros, such as `12.500`; raises Malformed for anything doubtful."""
    if not euros.strip():
        return ""
    try:
        return str(amounts.written(euros))
    except ValueError as error:
        raise Malformed("amount_unreadable", text=euros[:40]) from error


def _paper(form: MultiDict[str, str]) -> dict[str, Any]:
    lists = {name: form.getlist(name) for name in ("order", "approved") if name in form}
    paper: dict[str, Any] = {name: [key for key in keys if key] for name, keys in lists.items()}
    for kind in MARKED:
        given = _map(form, kind)
        paper |= {kind: given} if given else {}
    return paper
