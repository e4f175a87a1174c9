"""A round with the closed evening of the Klaverbuurt in it, its decision taken over."""

from app.demo import demo_meetings
from app.programme.places import places
from app.programme.rounds import outcome, rounds

CODE = demo_meetings.KLAVERBUURT


def closed_round(place: str = "de-banne") -> str:
    """Play the evening to its end and put it in a public round; the id of the round."""
    demo_meetings.demo("closed")
    made = rounds.add(places.load(place), "Ronde", 9_000_000, public=True, stage="carrying_out")
    outcome.join(made, CODE, 8_400_000)
    outcome.take(made, CODE)
    return made
