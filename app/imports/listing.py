"""A list of plans as `.json`: our own simple form, a bare list of plans, or the whole Klaverbuurt evening.

    {"title": ..., "pot_eur": 84000, "initiatives": [{"title": ..., "ask_eur": 12000, "minimum_eur": 8000}]}

Amounts are euros in `..._eur` (numbers, or text such as "12.000,50") and whole cents in `pot`, `ask` and `minimum`.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.forms.amounts import exact, written
from app.imports import fiche
from app.imports.plans import Draft, Where, amount, complete, initiative, words
from app.imports.source import ImportRefused, Source, content, excerpt
from facilitation.state.frame import FRAME_KEYS, Frame
from facilitation.state.method import BallotForm
from facilitation.state.plan import Initiative
from facilitation.state.seat import Table
from facilitation.texts import LONGEST_TITLE

FRAME_NAMES = dict(zip(("doelen", "rollen", "samenwerking", "financiering", "communicatie"), FRAME_KEYS, strict=True))

Fields = Mapping[str, Any]


def read(path: Path) -> Source:
    """The round in a `.json` file; raises ImportRefused."""
    data = load(path)
    found = drafts(data)
    places = [{"plan": number} for number in range(1, len(found) + 1)]
    plans = [initiative(_sound(draft), where) for draft, where in zip(found, places, strict=True)]
    return source(data, path.stem, complete(plans, places))


def is_ours(data: Any) -> bool:
    """Whether this is our own form: an object with initiatives, or a list of plans with `ask` or `ask_eur`."""
    if isinstance(data, list):
        return any(isinstance(item, dict) and {"ask", "ask_eur"} & set(item) for item in data)
    return isinstance(data, dict) and "initiatives" in data


def drafts(data: Any) -> list[Draft | ImportRefused]:
    """Every plan of a list in our own form, or what is wrong with it; raises ImportRefused: wrong_shape."""
    found: list[Draft | ImportRefused] = []
    for number, item in enumerate(_list(_whole_of(data), "initiatives"), start=1):
        try:
            found.append(_draft(_object(item, {"plan": number}, "initiatives"), {"plan": number}))
        except ImportRefused as refusal:
            found.append(refusal)
    return found


def _sound(draft: Draft | ImportRefused) -> Draft:
    if isinstance(draft, ImportRefused):
        raise draft
    return draft


def _whole_of(data: Any) -> Fields:
    return {"initiatives": data} if isinstance(data, list) else _object(data, {}, "initiatives")


def source(data: Any, name: str, plans: tuple[Initiative, ...]) -> Source:
    """The round with these plans, and what a file in our own form says besides; raises ImportRefused."""
    whole = _whole_of(data)
    session, meta = _object(whole.get("session", {}), {}, "session"), _object(whole.get("meta", {}), {}, "meta")
    known = {plan.id for plan in plans}
    voted = {_word(item, {}, "id"): item for item in _list(whole, "initiatives") if isinstance(item, dict)}
    return Source(
        title=_word(whole, {}, "title") or _word(meta, {}, "title") or name,
        pot=_amount(whole, {}, "pot") or _amount(session, {}, "budget"),
        initiatives=plans,
        form=_form(_object(whole.get("form", {}), {}, "form"), len(plans)),
        frames=_frames(whole),
        tables=tuple(_table(_object(item, {}, "tables")) for item in _list(whole, "tables")),
        place=_word(whole, {}, "place") or _word(session, {}, "venue"),
        credit=_word(whole, {}, "credit"),
        totals={key: _whole(item, "votes") for key, item in voted.items() if "votes" in item and key in known},
    )


def frames(path: Path) -> tuple[Frame, ...]:
    """The frames in a `.json` file: a list, or an object with `frames`.

    Raises ImportRefused: missing_value, not_json, and whatever else the file gives cause for.
    """
    data = load(path)
    found = _frames({"frames": data} if isinstance(data, list) else _object(data, {}, "frames"))
    if not found:
        raise ImportRefused("missing_value", column="frames")
    return found


def load(path: Path) -> Any:
    """The JSON of a file, its numbers exact; raises ImportRefused: not_json, and what `content` raises."""
    return parsed(content(path))


def parsed(text: str) -> Any:
    """What a JSON text holds, its numbers exact; raises ImportRefused: not_json."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise ImportRefused("not_json", line=error.lineno) from None
    except (ValueError, RecursionError):
        raise ImportRefused("not_json", line=1) from None


def _refuse_constant(word: str) -> None:
    raise ValueError(word)


def _draft(item: Fields, where: Where) -> Draft:
    ask = _amount(item, where, "ask")
    if ask is None:
        raise ImportRefused("missing_value", **where, column="ask_eur")
    return Draft(
        ask=ask,
        id=_word(item, where, "id") if "id" in item else f"I{where['plan']:02}",
        title=_word(item, where, "title"),
        minimum=_amount(item, where, "minimum") or _amount(item, where, "minimum_viable"),
        scalable=_yes_or_no(item, where, "scalable"),
        theme=_word(item, where, "theme"),
        short=_word(item, where, "short") or _word(item, where, "plain_text"),
        text=_word(item, where, "text") or fiche.text(item),
        proposer=_word(item, where, "proposer") or _word(item, where, "submitted_by"),
    )


def _amount(item: Fields, where: Where, name: str) -> int | None:
    """Cents under `name`, or euros under `name_eur`; None when neither is there."""
    column = f"{name}_eur" if item.get(f"{name}_eur") is not None else name
    value = item.get(column)
    if value is None:
        return None
    try:
        return amount(_cents(value, column), where, column)
    except ValueError:
        raise ImportRefused("bad_number", **where, column=column, value=excerpt(value)) from None


def _cents(value: Any, column: str) -> int:
    euros = column.endswith("_eur")
    if isinstance(value, str) and euros:
        return written(value)
    if isinstance(value, Decimal) and euros and abs(value.adjusted()) < 40:
        return exact(format(value, "f"))
    if isinstance(value, int) and not isinstance(value, bool):
        return value * 100 if euros else value
    raise ValueError(column)


def _word(item: Fields, where: Where, name: str) -> str:
    value = item.get(name)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    return str(_typed(value, str, "", where, name))


def _whole(item: Fields, name: str) -> int:
    return int(_typed(item.get(name), int, 0, {}, name))


def _yes_or_no(item: Fields, where: Where, name: str) -> bool | None:
    value = item.get(name)
    return None if value is None else bool(_typed(value, bool, False, where, name))


def _list(item: Fields, name: str) -> list[Any]:
    return list(_typed(item.get(name), list, [], {}, name))


def _object(value: Any, where: Where, name: str) -> Fields:
    found: Fields = _typed(value, dict, {}, where, name)
    return found


def _typed(value: Any, kind: type, empty: Any, where: Where, name: str) -> Any:
    if value is None:
        return empty
    if not isinstance(value, kind):
        raise ImportRefused("wrong_shape", **where, column=name)
    return value


def _frames(whole: Fields) -> tuple[Frame, ...]:
    given = _list(whole, "frames") or _list(_object(whole.get("framework"), {}, "framework"), "kaders")
    found = [_frame(_object(item, {}, "frames")) for item in given]
    if len({frame.key for frame in found}) < len(found):
        raise ImportRefused("double_frame")
    return tuple(found)


def _frame(item: Fields) -> Frame:
    name = _word(item, {}, "key")
    key = FRAME_NAMES.get(name, name)
    if key not in FRAME_KEYS:
        raise ImportRefused("unknown_frame_key", frame=excerpt(name), known=", ".join(FRAME_KEYS))
    title = words(_word(item, {}, "title"), {}, "title", LONGEST_TITLE)
    text = words(_word(item, {}, "text"), {}, "text")
    for column, value in (("title", title), ("text", text)):
        if not value:
            raise ImportRefused("missing_value", column=column)
    fixed = _yes_or_no(item, {}, "fixed")
    return Frame(key, title, text, True if fixed is None else fixed)


def _table(item: Fields) -> Table:
    key = _word(item, {}, "id")
    return Table(key, _word(item, {}, "name") or key, online=_word(item, {}, "mode").startswith("online"))


def _form(item: Fields, plans: int) -> BallotForm:
    if item.get("kind") != "approval":
        return BallotForm(top=min(BallotForm().top, plans))
    return BallotForm(kind="approval", max_sum=_amount(item, {}, "max_sum"))
