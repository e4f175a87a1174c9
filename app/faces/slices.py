"""Slices of what a face shows: values that stay the same, or equal, as long as it would show the same."""

from collections import Counter
from datetime import datetime

from app.faces import rendering
from app.faces.proof import seal
from app.faces.region import Read
from app.faces.view import View
from app.part import SHOWN
from app.parts.door.console import above, crowds
from app.parts.door.newcomers import held_up, waiting
from app.parts.repair import Mendable
from app.parts.repair import mendable as mendable_of
from app.parts.seating.behalf import acted_for, handed_in
from facilitation.next_step import mark as step_mark
from facilitation.next_step import next_step
from facilitation.part import Button, Step
from facilitation.parts.arguments.state import KIND as ARGUMENTS
from facilitation.parts.arguments.state import Argument
from facilitation.parts.choice.asked import choices, in_sight, is_open
from facilitation.parts.choice.state import Choice
from facilitation.parts.clock import PART as CLOCK
from facilitation.parts.clock import Clock, clock_of, ends
from facilitation.parts.decision.state import KIND as DECISION
from facilitation.parts.door.asked import door as door_of
from facilitation.parts.door.asked import in_hall
from facilitation.parts.floor import on_floor, still_to_tell
from facilitation.parts.frames import Frames
from facilitation.parts.frames import frames as frames_of
from facilitation.parts.package import PART as PACKAGE
from facilitation.parts.plans import plans as plans_of
from facilitation.parts.recast.asked import asking
from facilitation.parts.review import KIND as REVIEW
from facilitation.parts.seating import seats, tables
from facilitation.parts.stages import may_end, reopening, step_back
from facilitation.parts.terms import terms as terms_of
from facilitation.parts.wall import PART as WALL
from facilitation.parts.wall import wall as wall_of
from facilitation.registry import PARTS
from facilitation.situation import ballots_out, in_front, settled
from facilitation.state.deciding import deciders
from facilitation.state.plan import Initiative
from facilitation.state.seat import Table
from facilitation.state.stage import LiveStage
from facilitation.state.terms import Terms
from facilitation.state.viewers import watching
from facilitation.step import Deed

Slices = tuple[object, ...]


def whole(view: View) -> Slices:
    """Everything: the meeting, the names beside it and the rolls."""
    return view.meeting, view.room.names, view.room.voted, view.room.held


def work(view: View) -> Slices:
    """Everything but the clock, and of the wall only the step that it shows."""
    parts = {name: kept for name, kept in view.meeting.parts.items() if name not in (CLOCK.name, WALL.name)}
    step = wall_of(view.meeting).step
    beside = view.room.names, view.room.voted, view.room.held
    return view.meeting.stages, view.meeting.at, view.meeting.closed, parts, step, *beside


def about(view: View) -> Slices:
    """What the meeting is called, and its pot in cents."""
    return view.meeting.code, view.meeting.title, view.meeting.place, view.meeting.credit, view.meeting.pot


def program(view: View) -> Slices:
    """The agenda as it was planned, with the methods of its votes."""
    return tuple(stage.plan for stage in view.meeting.stages)


def statuses(view: View) -> Slices:
    """How far every stage is."""
    return tuple(stage.status for stage in view.meeting.stages)


def where(view: View) -> Slices:
    """Where the room is: the place on the agenda, how far that stage is, and whether all is closed."""
    return view.meeting.at, view.meeting.current.status, view.meeting.current.sealed, view.meeting.closed


def stage(view: View) -> LiveStage[object]:
    """The present stage with all that it keeps."""
    return view.meeting.current


def clock(view: View) -> Clock:
    """The countdown of now, running or held."""
    return clock_of(view.meeting)


def over(view: View) -> datetime | None:
    """When the evening would be over."""
    return ends(view.meeting)


def untold(view: View) -> int:
    """The seconds that the plans of this stage still take which were not told yet."""
    return still_to_tell(view.meeting)


def unless_black(shown: Read) -> Read:
    """Reads whether the wall is black, of a part that shows something on it; of any other that is all the same."""
    return lambda view: bool(shown(view)) and view.wall.what == "black"


def wall(view: View) -> object:
    """What the projector shows, with the meeting that it holds where it is frozen."""
    return view.wall


def frames(view: View) -> Frames:
    """What the room agrees before it talks about money, and what of it is confirmed."""
    return frames_of(view.meeting)


def terms(view: View) -> Terms:
    """What was agreed about the decision."""
    return terms_of(view.meeting)


def tables_of_hall(view: View) -> tuple[Table, ...]:
    """The tables of the meeting, the one online too."""
    return tuple(tables(view.meeting).values())


def channels(view: View) -> Slices:
    """How many seats there are per channel, how many of them may decide, and how many watch without one."""
    known = seats(view.meeting)
    found = (Counter([seat.channel for seat in some.values()]) for some in (known, deciders(view.meeting, known)))
    return (*(tuple(sorted(by.items())) for by in found), len(watching(view.meeting)))


def door(view: View) -> Slices:
    """The door, whether new phones are held up at it, and the phones that came at once."""
    return door_of(view.meeting), in_hall(view.meeting), held_up(view), waiting(view), above(view), *crowds(view)


def per_table(view: View) -> Slices:
    """How many seats there are per table."""
    return tuple(sorted(Counter([seat.table or "" for seat in seats(view.meeting).values()]).items()))


def everybody(view: View) -> Slices:
    """All that everybody who sits here is called by: found in what never changes in place, and not spelled out."""
    return seats(view.meeting), tables(view.meeting), view.room.names


def without_phone(view: View) -> Slices:
    """The seats for which the console acts, what they are called, and whether they handed in."""
    done = handed_in(view)
    return tuple((seat, view.room.names.get(seat.id), seat.id in done) for seat in acted_for(view))


def plans(view: View) -> tuple[Initiative, ...]:
    """Every plan with all its words and amounts, also those that were withdrawn."""
    return tuple(plans_of(view.meeting).values())


def told_of_plans(view: View) -> Slices:
    """What the parts tell of plans, beside what those say themselves."""
    return tuple(told(view) for told in SHOWN.of_plans().values())


def floor(view: View) -> Initiative | None:
    """The plan on the floor."""
    return plans_of(view.meeting).get(on_floor(view.meeting) or "")


def titles(view: View) -> Slices:
    """What the plans are called, and which take part."""
    return tuple((plan.id, plan.title, plan.withdrawn is None) for plan in plans(view))


def recasts(view: View) -> Slices:
    """What is asked of proposers now, with what their plans are called."""
    asked = asking(view.meeting)
    return (*asked, *(plans_of(view.meeting)[key].title for each in asked for key in each.initiatives))


def asked_elsewhere(view: View) -> Slices:
    """Whether plans may be changed: nothing is settled, and nobody votes on them."""
    return settled(view.meeting), ballots_out(view.meeting)


def division(view: View) -> Slices:
    """All that the room's division is made from: its versions, the plans, the votes and where the room is."""
    votes = tuple(stage for stage in view.meeting.stages if PARTS.kind(stage).ballots)
    return PACKAGE.of(view.meeting), plans(view), votes, view.meeting.at, view.meeting.free, settled(view.meeting)


def put(view: View) -> Slices:
    """All choices that were put, and whether one is open."""
    return choices(view.meeting), is_open(view.meeting)


def front(view: View) -> Slices:
    """What the room looks at instead of the stage: a choice with what it is about and who answered; else all of it."""
    choice, part = in_sight(view.meeting), in_front(view.meeting)
    if choice is not None:
        return choice, division(view), channels(view), without_phone(view)
    return whole(view) if part is not None else ()


def question(view: View) -> Slices:
    """What the room looks at as a phone shows it: a choice without its answers as long as it is open."""
    choice = in_sight(view.meeting)
    if choice is None:
        return front(view)
    asked = choice if choice.closed else Choice(choice.id, choice.stage, choice.question, choice.options)
    return asked, choice.packages, plans(view)


def closing(view: View) -> Slices:
    """After the closing: the seal with who signed, and everything that was decided; empty before."""
    return (seal(view), *whole(view)) if view.meeting.closed else ()


def mendable(view: View) -> Mendable | None:
    """What can be mended now."""
    return mendable_of(view)


def deeds(view: View) -> tuple[Deed, ...]:
    """What was done at the consoles lately."""
    return view.room.deeds


def kept(view: View) -> Slices:
    """Until when everything was kept and when it was copied, to the minute, and what is wrong."""
    known = rendering.kept()
    return _minute(known.at), _minute(known.copied), known.problems


def _minute(at: datetime | None) -> datetime | None:
    return at.replace(second=0, microsecond=0) if at else None


def talk(view: View) -> Slices:
    """What was said about the plan on the floor and may be seen, oldest first; then what stands as one with another."""
    here, on = ARGUMENTS.at(view.meeting), on_floor(view.meeting)
    return (*here.state.about(on), *here.state.about(on, "joined")) if here and on else ()


def featured(view: View) -> Slices:
    """The arguments that the console chose for the wall."""
    here = ARGUMENTS.at(view.meeting)
    return here.state.featured if here else ()


def voices(view: View) -> Slices:
    """Who wrote what `talk` gives, as the room knows them."""
    return _known(view, talk(view))


def all_voices(view: View) -> Slices:
    """Who wrote anything at the arguments, as the room knows them."""
    here = ARGUMENTS.at(view.meeting)
    return _known(view, tuple(here.state.arguments.values()) if here else ())


def _known(view: View, said: Slices) -> Slices:
    known, names = seats(view.meeting), view.room.names
    authors = sorted({each.author for each in said if isinstance(each, Argument)})
    return tuple(authors), tuple([known.get(key) for key in authors]), tuple([names.get(key) for key in authors])


def answering(view: View) -> Slices:
    """What everybody is asked to agree with, as long as nobody sees the answers; then the whole work."""
    here = DECISION.here(view.meeting)
    if here is None or here.status != "open":
        return work(view)
    return here.state.round, here.state.now.about, division(view), terms(view)


def looked_back(view: View) -> object:
    """The look back, once it can no longer be answered."""
    here = REVIEW.here(view.meeting)
    return here if here is not None and here.status != "open" else None


def what_next(view: View) -> Slices:
    """The next step and the ways back, with every sentence that says them."""
    meeting = view.meeting
    if meeting.closed:
        return ()
    step, ways = next_step(meeting), [way for way in (step_back(meeting), reopening(meeting)) if way]
    return step, step_mark(meeting), *ways, may_end(meeting), settled(meeting), *_sentences(view, step, ways)


def _sentences(view: View, step: Step | None, ways: list[Button]) -> Slices:
    buttons = [*ways, step.button, *step.others] if step else ways
    says = [*step.missing, *step.sees, *step.aside] if step else []
    return tuple(str(rendering.said(view, say)) for say in (*says, *(say for button in buttons for say in button.says)))
