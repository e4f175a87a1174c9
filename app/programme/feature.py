"""What a feature of the programme declares: its routes, who may what, its tabs, and what it puts on public pages.

Whatever does something is named as `module:function`, below the folder of the feature: it is read when it is first
needed, so that a server which only carries an evening reads none of it.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any, Literal

import msgspec
from flask_babel.speaklater import LazyString

At = Literal["place", "round"]


class Role(StrEnum):
    """What somebody is at a place, and at all places below it."""

    LEAD = "lead"
    ORGANISER = "organiser"
    CHECKER = "checker"
    TREASURER = "treasurer"
    RESEARCHER = "researcher"
    READER = "reader"


class Route(msgspec.Struct, frozen=True):
    """An address, what answers it, and the right that one needs there; None where everybody may.

    A rule that names a `<place>` or a `<round>` asks for the right at that place; any other for the right anywhere, or
    `everywhere`, as only who holds a link to the desk has it. What a POST with a right did is written down; `does` says
    in words what that is.
    Where it is `stateless` nobody is recognised and no cookie is set, since it does not matter who asks: an API, feeds,
    pages in the frames of others. It asks no right.
    A `limit` is a bucket of `app.live.limits` that strangers share, of which each answer takes one: whoever was signed
    in on this device before has a bucket of their own, and nothing is ever counted by address.
    """

    rule: str
    view: str
    right: str | None = None
    methods: tuple[str, ...] = ("GET",)
    everywhere: bool = False
    does: LazyString | None = None
    stateless: bool = False
    limit: str | None = None


class Tab(msgspec.Struct, frozen=True):
    """A page of a place or a round in the workspace: `rule` is the address of its route, for who has its right."""

    at: At
    title: LazyString
    rule: str


class Section(msgspec.Struct, frozen=True):
    """A piece of a public page. `asks(subject)` gives what its template needs, or None where there is nothing.

    `page` is the front of the site, a place or a round, or at the desk the agenda of a draft; the subject is None, the
    place, the round, or the draft.
    """

    page: Literal["front", "place", "round", "agenda"]
    template: str
    asks: str


class Resource(msgspec.Struct, frozen=True, kw_only=True):
    """A list that programs may read, for everybody: its addresses, their parameters and its schema follow from this.

    path     the address of the list below that of the API, such as `/rounds/{round}/plans`: nouns in the plural
    one      that of one of them, such as `/rounds/{round}/plans/{plan}`: what it names is the key; empty for none
    schema   what one of them is: a subclass of `app.programme.published.Published`
    filters  what one may ask for: a struct; what the address names is filled in from there
    query    `function(filters) -> Listing` of `app.programme.published`
    """

    path: str
    one: str = ""
    title: LazyString
    schema: str
    filters: str
    query: str


class Column(msgspec.Struct, frozen=True):
    """A column of a file that is published, and what it holds, in Dutch and in English.

    An `amount` is in cents, a `day` an ISO date; of `people`, fewer than five are not told. `values` are all that can
    stand in it where these are few words; it may be empty all the same.
    """

    name: str
    nl: str
    en: str
    form: Literal["text", "number", "amount", "day", "people"] = "text"
    values: tuple[str, ...] = ()


class File(msgspec.Struct, frozen=True):
    """A table in what is published of a round, what it holds in Dutch and in English, and its columns.

    `rows(rounds)` gives a row of cells each, in an order that is always the same; the first of the rounds is the one
    that is published, the others get their pot from it. None of them may hold a name, an e-mail address, or a text
    that was hidden or removed.
    """

    name: str
    nl: str
    en: str
    columns: tuple[Column, ...]
    rows: str


class Chapter(msgspec.Struct, frozen=True):
    """A chapter of the report of a round: `blocks(rounds)` gives blocks as in `app.record.blocks`, none for no chapter.

    Web and paper draw the same blocks. The rounds are those of `File`.
    """

    title: LazyString
    blocks: str


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """One feature of the programme.

    name      that of its folders
    routes    its addresses
    rights    each right that it knows, and the roles that have it; what it checks and others may lean on
    refusals  the sentence of every refusal that only this feature raises, by its key
    tabs      its pages of a place or a round in the workspace
    sections  its pieces of public pages
    round_changed  what follows, in the same transaction, when a round was added or changed:
              `function(connection, round)`
    place_gone  what goes with a place, in the transaction that removes it: `function(connection, place)`
    identify  who is at this device, where this feature can tell: `function(device) -> Holder | None`
    expires   what goes when its term is over: `function(connection, terms, now)` gives a kind, a table (or what of one
              is `Emptied`) and which rows, each `Due` by one of the terms of `app.terms`
    chapters  its chapters of the report of a round
    files     its tables in what is published of a round: a tuple of `File`s
    attached  further files there: `function(rounds)` gives a name and the bytes of each
    finds     what can be found of a place or a round: `function(connection, owner)` gives `findable.Found`s
    demo      fills an installation for show: `function()`, harmless when it was done before
    followed  hears that something was told of what follows a decision: `function(code of the meeting)`
    awarded   may refuse awards that were just written, in their transaction: `function(connection, round)`
    daily     what has to be done each day: `function(now)`, harmless when it was done before
    removed   lets its own copies go of texts that are removed from a meeting, by the host or with their term, in the
              same transaction and in every copy of the database, also one in which its tables are not yet:
              `function(connection, code, texts)`
    resources its lists that programs may read, for everybody
    """

    name: str
    routes: tuple[Route, ...] = ()
    rights: Mapping[str, tuple[Role, ...]] = {}
    refusals: Mapping[str, LazyString] = {}
    tabs: tuple[Tab, ...] = ()
    sections: tuple[Section, ...] = ()
    round_changed: str | None = None
    place_gone: str | None = None
    identify: str | None = None
    expires: str | None = None
    chapters: tuple[Chapter, ...] = ()
    files: str | None = None
    attached: str | None = None
    finds: str | None = None
    demo: str | None = None
    followed: str | None = None
    awarded: str | None = None
    daily: str | None = None
    removed: str | None = None
    resources: tuple[Resource, ...] = ()


@cache
def resolved(feature: str, named: str) -> Any:
    """What `module:function` of a feature is; its module is read now, if it was not before."""
    module, _colon, function = named.partition(":")
    return getattr(import_module(f"app.programme.{feature}.{module}"), function)
