"""The improvements in a record's log: each is one that everybody could read, of that plan, and in time."""

from app.record.verify.file import Fault
from facilitation.events import Event
from facilitation.parts.amending.asked import adopted, open_to_improvement, readable
from facilitation.parts.plans import InitiativeCorrected
from facilitation.state.meeting import Meeting


def faults_of(before: Meeting, event: Event, seq: int) -> list[Fault]:
    """An improvement that was none, was taken over already, came once the money was divided, or asks too much."""
    if not isinstance(event, InitiativeCorrected):
        return []
    place = f"events[{seq}].body"
    if not event.argument:
        return [Fault(f"{place}.aloud", "is said of no improvement")] if event.aloud else []
    argument = readable(before, event.argument)
    if argument is None or (argument.side, argument.initiative) != ("improvement", event.initiative):
        return [Fault(f"{place}.argument", "is no improvement of this plan that everybody could read")]
    if adopted(before, event.argument):
        return [Fault(f"{place}.argument", "was taken over already")]
    if not open_to_improvement(before, event.initiative):
        return [Fault(f"{place}.argument", "comes when no plan changes any more")]
    return [Fault(f"{place}.ask", "is more than there is")] if (event.ask or 0) > before.free else []
