"""What is asked for after the question mark, checked as a whole: everything that is wrong is said at once."""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, NamedTuple, get_args

import msgspec
from flask_babel import gettext
from msgspec import Meta, UnsetType
from werkzeug.datastructures import MultiDict

from app.programme.api.problems import Fault, faulty
from app.programme.published import N_

DEFAULT, MOST = 50, 100
"""How many stand on a page, unless another number is asked for; and how many at most."""
LONGEST = 400
"""Characters of a cursor."""


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """Which page of a list."""

    limit: Annotated[int, Meta(ge=1, le=MOST, description=N_("Hoeveel er op een pagina staan."))] = DEFAULT
    cursor: Annotated[
        str, Meta(max_length=LONGEST, description=N_("Waar de pagina begint; staat in de link ‘next’."))
    ] = ""


class Parameter(NamedTuple):
    """A parameter: the field of a struct that it fills."""

    name: str
    field: str
    kind: Any

    @property
    def schema(self) -> Mapping[str, Any]:
        """What fits, as JSON Schema."""
        found: Mapping[str, Any] = msgspec.json.schema(self.kind)
        return found


def of(shape: type[msgspec.Struct], without: Collection[str] = ()) -> Iterator[Parameter]:
    """The parameters that a struct asks for, but for those that the address names."""
    for field in msgspec.structs.fields(shape):
        if field.name not in without:
            yield Parameter(field.encode_name, field.name, kind(field.type))


def kind(known: Any) -> Any:
    """The type of a field where it is there: that of `int | UnsetType` is `int`."""
    given = get_args(known)
    return next(each for each in given if each is not UnsetType) if UnsetType in given else known


def read(given: MultiDict[str, str], shapes: Mapping[type[msgspec.Struct], Mapping[str, str]]) -> list[Any]:
    """A struct of each shape, of what was given and of what the address names. Raises Problem: 400 with all faults."""
    wanted = {each.name: each for shape, named in shapes.items() for each in of(shape, named)}
    faults = [Fault(name, gettext("Deze parameter kennen we hier niet.")) for name in given if name not in wanted]
    values: dict[str, Any] = {}
    for name in given.keys() & wanted.keys():
        try:
            values[wanted[name].field] = _value(wanted[name], given.getlist(name))
        except (ValueError, UnicodeError):
            faults.append(Fault(name, _said(wanted[name].schema)))
    if faults:
        raise faulty(tuple(sorted(faults, key=lambda each: each.parameter)))
    return [_filled(shape, values | dict(named)) for shape, named in shapes.items()]


def _value(parameter: Parameter, given: list[str]) -> Any:
    """What was given, once, as its type. Raises ValueError for anything else."""
    (text,) = given
    if not sound(text):
        raise ValueError(text)
    return msgspec.convert(text, parameter.kind, strict=False)


def _filled(shape: type[msgspec.Struct], values: Mapping[str, Any]) -> msgspec.Struct:
    own = {field.name for field in msgspec.structs.fields(shape)}
    return shape(**{name: value for name, value in values.items() if name in own})


def sound(text: str) -> bool:
    """Whether a database can look for this text: no NUL, and nothing that is no character."""
    return "\0" not in text and "\N{REPLACEMENT CHARACTER}" not in text


def _said(schema: Mapping[str, Any]) -> str:
    """What fits in a schema, in words."""
    if "enum" in schema:
        return gettext("Kies een van deze: %(choices)s.", choices=", ".join(schema["enum"]))
    if schema.get("type") == "integer":
        least, most = schema["minimum"], schema["maximum"]
        return gettext("Geef één heel getal van %(least)s tot en met %(most)s.", least=least, most=most)
    if schema.get("format") == "date":
        return gettext("Geef één datum, zoals 2026-11-21.")
    return gettext("Geef één waarde, zoals ze in de antwoorden staat.")
