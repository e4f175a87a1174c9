"""The four ways to divide a neighbourhood's budget: what each asks of people, ready to be explained and chosen from."""

from functools import cache
from pathlib import Path

import msgspec
from flask_babel import gettext, ngettext

from app.faces.view import View
from app.languages import MEETING, speaking
from app.live.room import Room
from facilitation.counting.resistance import NOTHING
from facilitation.parts.choice.acts import OpenChoice, OptionWish
from facilitation.parts.choice.asked import choices
from facilitation.parts.frames.acts import OfferClause
from facilitation.parts.frames.state import KIND
from facilitation.parts.wall import wall
from facilitation.refusals import Malformed

TEXTS = Path(__file__).parents[2] / "data" / "models.json"


class Model(msgspec.Struct, frozen=True):
    """One way: in short, the time and the skills that it takes, what one decides, and what the city does."""

    key: str
    title: str
    short: str
    time: str
    skills: str
    decide: str
    city: str


class Models(msgspec.Struct, frozen=True):
    """All of them, and the question to choose by."""

    question: str
    models: tuple[Model, ...]


class Outcome(msgspec.Struct, frozen=True):
    """What a choice became: the words of a clause and its reason, as a form holds them, and the question."""

    question: str
    text: str
    reason: str


@cache
def _texts() -> dict[str, Models]:
    return msgspec.json.decode(TEXTS.read_bytes(), type=dict[str, Models])


def spoken(language: str) -> Models:
    """The ways in this language; in Dutch where there are none in it."""
    return _texts().get(language, _texts()[MEETING])


def models(view: View) -> tuple[Model, ...]:
    """The ways to choose from, where the agenda says that this stage is about them, in the language of the evening."""
    here = KIND.here(view.meeting)
    return spoken(view.room.language).models if here and KIND.told(here.plan).models else ()


def way_on_wall(view: View) -> Model | None:
    """The way that fills the wall now; None where the frames stand on it."""
    known, step = models(view), wall(view.meeting).step
    return known[step - 1] if 0 < step <= len(known) and view.stage.status == "open" else None


def way_size(model: Model) -> str:
    """How big its letters are on the wall: with more words they are smaller."""
    long = sum(map(len, (model.short, model.time, model.skills, model.decide, model.city)))
    return "big" if long <= 520 else "small"


def with_models(room: Room, act: OpenChoice) -> OpenChoice:
    """The choice between the four ways, in the language of the evening, where that is asked."""
    if not act.models:
        return act
    said = spoken(room.language)
    options: list[str | OptionWish] = [OptionWish(each.title, each.short) for each in said.models]
    return msgspec.structs.replace(act, question=said.question, options=options, versions=[], package=False)


def with_model(room: Room, act: OfferClause) -> OfferClause:
    """The clause that says which way it is, in the language of the evening, where one is named.

    Raises Malformed: malformed for a way that there is not.
    """
    if not act.model:
        return act
    found = next((each for each in spoken(room.language).models if each.key == act.model), None)
    if found is None:
        raise Malformed("malformed", field="model")
    with speaking(room.language):
        text = gettext("Zo verdelen we: %(way)s.", way=found.title)
    return msgspec.structs.replace(act, text=text, reason=found.short)


def outcomes(view: View) -> list[Outcome]:
    """What was chosen at this stage with words, each to be made a clause, with its figures."""
    here = [each for each in choices(view.meeting).values() if each.closed and each.stage == view.stage.key]
    found = []
    for choice in here:
        outcome = choice.outcome
        titles = {option.id: option.title or "" for option in choice.options} | {NOTHING: gettext("zoals het nu is")}
        won = next((each for each in outcome.standings if each.option == outcome.winner), None)
        if won is not None and titles[won.option]:
            text = gettext("%(question)s %(won)s.", question=choice.question, won=titles[won.option])
            numbers = ngettext(
                "Minste weerstand: %(sum)s, bij %(num)s antwoord.",
                "Minste weerstand: %(sum)s, bij %(num)s antwoorden.",
                outcome.answers,
                sum=won.sum,
            )
            found.append(Outcome(choice.question, _bare(text), _bare(numbers)))
    return found


def _bare(text: str) -> str:
    """Words that can stand between the quotation marks of a button."""
    return " ".join(text.replace('"', "’").split())[:280]
