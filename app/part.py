"""The side of a part that people see: what it is called, what it says, what its templates may ask, what its forms hold.

`facilitation.part.Part` is what a part does; `Shown` under the same name is how it is shown. `SHOWN` gathers them, and
`app.parts` fills it. The words for refusals, the sentences of the console's next step and the schema of forms are
derived from it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, TypeAlias

import msgspec
from flask_babel.speaklater import LazyString
from werkzeug.datastructures import MultiDict

from app.counting.job import Work
from app.wording import Agreed, ByHand, Carded, Proposed, Raised
from facilitation.acts import Act
from facilitation.events import Event
from facilitation.state.meeting import Meeting
from facilitation.state.stage import Stage, Status

Sentence: TypeAlias = LazyString | Callable[..., object]
"""The words of a `Say`: the same always, or made from the view and what belongs in it."""

Reader: TypeAlias = Callable[[MultiDict[str, str]], Mapping[str, Any]]
"""The fields of an act that a form holds in a shape of its own; raises Malformed."""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """How one part is shown.

    name      the name of the part
    title     what a kind of stage is called
    refusals  the sentence of every refusal that only this part raises, by its key
    says      the sentences of its `Say`s, by their keys
    done      what somebody at a console did with an act, by its name on the wire: what can be undone says so
    asks      functions that templates may call, as `parts.<name>.<function>`; every part has `here(v)`, whether the
              present stage is of this kind, and `stages(v)`, all that are
    words     other values that templates may use, as `parts.<name>.<word>`
    plainly   what happens at a stage of its kind in one plain sentence, by the status of the stage, for who reads one
              thing a page; what the house says of such a status where it does not say. Its folder has `picture.html`
    agreed    what the desk asks and says of a kind that gives plans money, in its chapter about voting and counting;
              what is asked there is not asked beside the step
    proposed  how the package speaks of what a stage of its kind proposed; None where it never proposes anything
    heard     what somebody who only listens is told when a stage of its kind, or what it puts in front of one, comes
              to this; None where the usual sentence will do
    on_wall   whether the wall shows this part now, and not the stage; the last one of the parts goes first
    beside    the faces (`phone`, `livecast`, `console`) on which its template stands beside every stage, as a region
    aside     those of them on which it stands in the side panel, and not before the stage; on a phone and at home
              in the row of tools, as a `details` with the class `tool`, with its `table.html`
    at_table  the faces on which its `table.html` is a region of every table, for whoever sits there; what that reads
              stands under `table`
    mine      whether its folder has a `mine.html`: what only its owner may read
    of_plan   where its folder has a `plan.html`, what it tells of one plan wherever that is read: the slice it reads
    to_proposer  whether its folder has a `proposer.html`: what it tells whoever proposed a `plan`, on pages of theirs
    withholds    whether the log holds what nobody may read yet, of a meeting: a draft of it waits until then
    reads     per face the slices of a meeting that its template shows; the whole meeting where it does not say
    sections  its `app.record.section.Section`s of the record
    forms     how to read what a form holds of an act, where plain fields do not do
    by_hand   the words for those of its events that may be somebody's hand for another's seat
    raised    what it asks a show of hands for, from the meeting and what that is about; None where that is not its own
    draws     what the app fills in of an act, from what it keeps beside the log of that room
    works     what of it is left to workers beside the room
    card      how its question on paper is spoken of, where its part takes paper
    page      whether it has a page of its own: a `blueprint` in the module `page` of its folder
    """

    name: str
    title: LazyString | None = None
    refusals: Mapping[str, LazyString] = {}
    says: Mapping[str, Sentence] = {}
    done: Mapping[str, LazyString] = {}
    asks: tuple[Callable[..., Any], ...] = ()
    words: Mapping[str, Any] = {}
    plainly: Mapping[Status, Sentence] = {}
    agreed: Agreed | None = None
    proposed: Proposed | None = None
    heard: Callable[[Any], object] | None = None
    on_wall: Callable[[Any], bool] | None = None
    beside: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    at_table: tuple[str, ...] = ()
    mine: bool = False
    of_plan: Callable[[Any], object] | None = None
    to_proposer: bool = False
    withholds: Callable[[Meeting], bool] | None = None
    reads: Mapping[str, tuple[Callable[[Any], object], ...]] = {}
    sections: tuple[Any, ...] = ()
    forms: Mapping[type[Act], Reader] = {}
    by_hand: Mapping[type[Event], ByHand] = {}
    raised: Callable[[Meeting, str, str], Raised | None] | None = None
    draws: Mapping[type[Act], Callable[[Any, Any], Act]] = {}
    works: Work | None = None
    card: Carded | None = None
    page: bool = False


class Registry:
    """How all parts are shown, by name, and what is derived from that.

    refusals  the sentences of refusals, by key
    says      the sentences of `Say`s, by key
    done      what was done with an act, by its name on the wire
    forms     how forms of an act are read
    by_hand   the words for what is done for another's seat, by kind of event
    draws     what the app fills in of acts
    works     what of the parts is left to workers
    """

    def __init__(self) -> None:
        self.parts: dict[str, Shown] = {}
        self._derive()

    def add(self, *parts: Shown) -> None:
        """Show more parts; raises ValueError where a name is taken."""
        for shown in parts:
            if shown.name in self.parts:
                raise ValueError(f"the part {shown.name} is shown already")
            self.parts[shown.name] = shown
        self._derive()

    def remove(self, name: str) -> None:
        """Show this part no more; raises KeyError where it was not shown."""
        del self.parts[name]
        self._derive()

    @contextmanager
    def with_part(self, shown: Shown) -> Iterator[None]:
        """Show one more part for a while."""
        self.add(shown)
        try:
            yield
        finally:
            self.remove(shown.name)

    def title(self, kind: str) -> str:
        """What stages of a kind are called, in the present language; its own name where nobody said."""
        shown = self.parts.get(kind)
        return str(shown.title) if shown and shown.title else kind

    def called(self, plan: Stage) -> str:
        """What a stage is called this evening: its own title, else that of its kind."""
        return plan.title or self.title(plan.kind)

    def beside(self, face: str, aside: bool | None = None) -> list[str]:
        """The parts that stand beside every stage on a face: all, or only those that stand aside, or that do not."""
        there = (part for part in self.parts.values() if face in part.beside)
        return [part.name for part in there if aside in (None, face in part.aside)]

    def at_table(self, face: str, aside: bool | None = None) -> list[str]:
        """The parts that have a region of every table on a face: all, or only those that stand aside, or do not."""
        there = (part for part in self.parts.values() if face in part.at_table)
        return [part.name for part in there if aside in (None, face in part.aside)]

    def own_strips(self) -> list[str]:
        """The parts that have something to show to its owner alone."""
        return [part.name for part in self.parts.values() if part.mine]

    def of_plans(self) -> dict[str, Callable[[Any], object]]:
        """The parts that tell something of every plan, by name, with the slice that each reads for it."""
        return {part.name: part.of_plan for part in self.parts.values() if part.of_plan}

    def for_proposers(self) -> list[str]:
        """The parts that have something to tell the proposer of a plan."""
        return [part.name for part in self.parts.values() if part.to_proposer]

    def pages(self) -> list[str]:
        """The modules of the parts that have a page of their own."""
        return [f"app.parts.{part.name}.page" for part in self.parts.values() if part.page]

    def raised(self, meeting: Meeting, stage: str, about: str) -> Raised:
        """What is asked of a show of hands at a stage; without words where no part knows."""
        asked = (part.raised(meeting, stage, about) for part in self.parts.values() if part.raised)
        return next((found for found in asked if found is not None), Raised("", {}))

    def withheld(self, meeting: Meeting) -> bool:
        """Whether the log of a meeting holds what nobody may read yet."""
        return any(part.withholds(meeting) for part in self.parts.values() if part.withholds)

    def _derive(self) -> None:
        parts = self.parts.values()
        self.refusals = {key: words for part in parts for key, words in part.refusals.items()}
        self.says = {key: words for part in parts for key, words in part.says.items()}
        self.done = {act: words for part in parts for act, words in part.done.items()}
        self.forms = {act: reader for part in parts for act, reader in part.forms.items()}
        self.by_hand = {event.kind(): said for part in parts for event, said in part.by_hand.items()}
        self.draws = {act: drawn for part in parts for act, drawn in part.draws.items()}
        self.works = [part.works for part in parts if part.works]
        self._asked = {
            part.name: SimpleNamespace(
                **_of_stages(part.name), **{ask.__name__: ask for ask in part.asks}, **part.words
            )
            for part in parts
        }

    def asked(self) -> "Asked":
        """What templates call `parts`: it follows what is added later."""
        return Asked(self)

    def of(self, name: str) -> SimpleNamespace:
        """What templates may ask of one part; raises KeyError for a part that is not shown."""
        return self._asked[name]


def _of_stages(name: str) -> dict[str, Callable[[Any], Any]]:
    """What templates may ask of every part: whether the present stage is of its kind, and all stages that are."""
    return {
        "here": lambda view: view.stage.plan.kind == name,
        "stages": lambda view: [stage for stage in view.meeting.stages if stage.plan.kind == name],
    }


class Asked:
    """`parts` in a template: `parts.<name>.<function>` is what a part lets templates ask."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def __getattr__(self, name: str) -> SimpleNamespace:
        try:
            return self._registry.of(name)
        except KeyError as error:
            raise AttributeError(name) from error


SHOWN = Registry()
