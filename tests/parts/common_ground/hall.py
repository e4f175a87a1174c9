"""A hall of two minds: half agrees with what the other half does not, and all agree about one thing."""

from app.live.meetings import load, perform
from app.services import services
from facilitation.parts.arguments.acts import PostArgument
from facilitation.parts.common_ground.acts import AskGround, CountGround, MarkArgument, ShowGround
from facilitation.parts.common_ground.asked import ground
from facilitation.parts.common_ground.state import Ground, Mark
from facilitation.parts.seating import TakeSeat
from facilitation.roles import Actor, Role
from tests.devices import CODE
from tests.people import LEADER, lead_to

SAID = (
    ("P1", "for", "Meer groen in de straat."),
    ("P1", "against", "Auto’s moeten er langs."),
    ("P2", "for", "Kinderen willen spelen."),
    ("P2", "improvement", "Met een bank in de schaduw."),
)
SHARED = "A4"


def sit(number: int) -> Actor:
    """Somebody takes a seat at one of two tables."""
    seat, table = f"S{number}", f"T{1 + number % 2}"
    perform(CODE, TakeSeat(seat=seat, table=table), Actor(f"join:{seat}", Role.VISITOR))
    return Actor(seat, Role.RESIDENT, seat, receipt=f"receipt {number}")


def mark(actor: Actor, argument: str, how: Mark) -> None:
    """Somebody says what they think of an argument."""
    perform(CODE, MarkArgument(argument=argument, mark=how), actor)


def argued(people: int = 16) -> list[Actor]:
    """The first writes all arguments, and everybody is asked about them."""
    lead_to("arguments")
    seats = [sit(number) for number in range(people)]
    for plan, side, text in SAID:
        perform(CODE, PostArgument(initiative=plan, side=side, text=text), seats[0])
    perform(CODE, AskGround(), LEADER)
    return seats


def answered(people: int = 16) -> list[Actor]:
    """Everybody said what they think, but for the writer; the last of them passes once."""
    seats = argued(people)
    for number, actor in enumerate(seats[1:], start=1):
        mine: tuple[Mark, Mark] = ("agree", "disagree") if number % 2 else ("disagree", "agree")
        for argument, how in (("A1", mine[0]), ("A2", mine[1]), ("A3", mine[0]), (SHARED, "agree")):
            mark(actor, argument, how)
    mark(seats[-1], "A3", "pass")
    return seats


def counted() -> Ground:
    """The console asks, a worker finds, and the house keeps it."""
    perform(CODE, CountGround(), LEADER)
    services().workers.finish(load(CODE))
    return ground(load(CODE).state).found["arguments"]


def shown(people: int = 16) -> Ground:
    """All of it, and everybody sees what was found."""
    answered(people)
    found = counted()
    perform(CODE, ShowGround(), LEADER)
    return found
