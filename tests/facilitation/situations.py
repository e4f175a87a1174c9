"""Moments in an evening that rules are tried against, each made afresh."""

import msgspec

from facilitation.agenda import agenda
from facilitation.parts.arguments.acts import ModerateArgument, PostArgument
from facilitation.parts.choice.acts import AdoptChoice, AnswerChoice, CloseChoice, DrawChoice, OpenChoice, OptionWish
from facilitation.parts.decision.acts import GiveConsent, ModerateView, OpenRound, PostView, RecordDecision
from facilitation.parts.door.acts import CountHeads, ShutDoor
from facilitation.parts.package.acts import SetAward
from facilitation.parts.plans import CorrectInitiative, WithdrawInitiative
from facilitation.parts.ranking.acts import DrawLot
from facilitation.parts.recast.acts import AnswerRecast, OfferRecast
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, OpenStage
from facilitation.parts.terms import TermsSet
from facilitation.state.method import BallotForm
from facilitation.state.terms import RuleKind, Terms
from tests.facilitation.evening import ANNA, BRAM, DORA, GARDEN, LAMPS, Evening, Situation


def argued() -> Evening:
    """Anna has argued for the garden, and for the lamps, which was hidden."""
    evening = Evening().reach("arguments")
    evening.play(PostArgument(initiative="garden", side="for", text="Samen groeien."), ANNA)
    evening.play(PostArgument(initiative="lamps", side="for", text="Kijk mijn buurman!"), ANNA)
    evening.play(ModerateArgument(argument="A2", verdict="hide", reason="Noemt iemand."))
    return evening


def closed(kind: str) -> Situation:
    """A fresh evening with this stage closed and nothing revealed."""

    def situation() -> Evening:
        evening = Evening().reach(kind)
        evening.play(CloseStage())
        return evening

    return situation


def approving() -> Evening:
    """A ranking by approval: two plans, together from 7,000 to 8,000 euro."""
    form = BallotForm("approval", min_choices=2, max_choices=2, max_sum=8_000_00, min_sum=7_000_00)
    return Evening(agenda(form=form)).reach("ranking")


def approving_freely() -> Evening:
    """A ranking by approval of any number of plans."""
    return Evening(agenda(form=BallotForm("approval"))).reach("ranking")


def composing() -> Evening:
    """The ranking is revealed and everybody's own division closed."""
    return Evening().ranked().reach("allocation").finish()


def asked_again() -> Evening:
    """Everybody agreed, and then the package changed."""
    evening = Evening().agreed()
    evening.play(SetAward(initiative="garden", amount=5_000_00, reason="Het kan kleiner."))
    return evening


def recorded() -> Evening:
    """The decision stands."""
    evening = Evening().agreed()
    evening.play(RecordDecision())
    return evening


def over() -> Evening:
    """The meeting is closed."""
    evening = recorded()
    evening.play(CloseMeeting())
    return evening


def shut() -> Evening:
    """The door is shut, in the hall and online."""
    evening = Evening()
    evening.play(ShutDoor())
    return evening


def full() -> Evening:
    """Three people were counted, and as many seats in the hall are taken."""
    evening = Evening()
    evening.play(CountHeads(heads=3))
    return evening


def asked_smaller() -> Evening:
    """The gardeners were asked whether it can be done for less."""
    evening = composing()
    evening.play(OfferRecast(initiative="garden", ask=2_500_00, text="De helft van de bakken."))
    return evening


def declined() -> Evening:
    """They said no."""
    evening = asked_smaller()
    evening.play(AnswerRecast(recast="K1", initiative="garden", yes=False))
    return evening


def unranked() -> Evening:
    """The ranking was closed but nobody has seen it yet."""
    evening = Evening().reach("ranking").vote()
    evening.play(CloseStage())
    evening.play(AdvanceStage())
    evening.play(CloseStage())
    return evening


def without_garden() -> Evening:
    """The garden was withdrawn before anything was ranked."""
    evening = Evening().reach("ranking")
    evening.play(WithdrawInitiative(initiative="garden", reason="Geen vrijwilligers."))
    return evening


def composing_without_garden() -> Evening:
    """As `composing`, and then the garden was withdrawn."""
    evening = composing()
    evening.play(WithdrawInitiative(initiative="garden", reason="Geen vrijwilligers."))
    return evening


def overtaken() -> Evening:
    """At the decision, and the ranking's next plan moved up because the first one left."""
    evening = Evening().agreed()
    evening.play(SetAward(initiative="garden", amount=6_000_00))
    evening.play(WithdrawInitiative(initiative="garden", reason="Geen vrijwilligers."))
    evening.play(OpenStage())
    evening.play(CloseStage())
    return evening


def outgrown() -> Evening:
    """At the decision, and the garden asks more than the room's division gives it."""
    evening = Evening().agreed()
    evening.play(SetAward(initiative="garden", amount=6_000_00))
    evening.play(CorrectInitiative(initiative="garden", reason="Offerte.", ask=7_000_00))
    return evening


def small_top() -> Evening:
    """A ranking of two places."""
    return Evening(agenda(form=BallotForm(top=2))).reach("ranking")


def confirmed() -> Evening:
    """The frames all stand."""
    return Evening().reach("frames").finish()


def short_agenda() -> Evening:
    """An evening without a round of arguments."""
    return Evening([stage for stage in agenda() if stage.kind != "arguments"])


def answering() -> Evening:
    """At the decision, and Dora's objection is in."""
    evening = composing().reach("decision")
    evening.play(GiveConsent(position="objection", reason="Te donker.", need="Een lamp."), DORA)
    return evening


def objected() -> Evening:
    """Dora alone objects, and everybody can see it."""
    return answering().finish()


def given_nothing() -> Evening:
    """The room was asked about a package in which no plan gets anything."""
    return Evening().reach("decision").finish()


def against(rule: RuleKind) -> Situation:
    """As `objected`, in a meeting with this rule."""

    def situation() -> Evening:
        evening = objected()
        evening.happen(TermsSet(terms=Terms(rule=rule)))
        return evening

    return situation


def about_one() -> Evening:
    """The last round was about the garden alone."""
    evening = objected()
    evening.play(OpenRound(initiative="garden"))
    evening.play(GiveConsent(position="agree"), ANNA)
    return evening.finish()


def viewed() -> Evening:
    """Anna wrote down what a minority sees otherwise."""
    evening = objected()
    evening.play(PostView(text="Eerst het pad.", initiatives=["lamps"]), ANNA)
    return evening


def unviewed() -> Evening:
    """And it was hidden."""
    evening = viewed()
    evening.play(ModerateView(view="M1", verdict="hide", reason="Noemt iemand."))
    return evening


def equals() -> Evening:
    """A closed ranking with two plans that are equal in everything."""
    twins = (LAMPS, msgspec.structs.replace(LAMPS, id="mural", title="Muurschildering"))
    evening = Evening(plans=(GARDEN, *twins)).reach("ranking")
    evening.vote({"anna": ["garden", "lamps"], "bram": ["garden", "mural"]})
    evening.play(CloseStage())
    return evening


def drawn() -> Evening:
    """The room called its words."""
    evening = equals()
    evening.play(DrawLot(words="fiets klaver zon"))
    return evening


MODELS = [OptionWish("Samen praten", "Tot iedereen mee kan."), "Stemmen", "Loten"]


def choosing() -> Evening:
    """With the frames, the room chooses between three models: O1, O2 and O3."""
    evening = Evening().reach("frames")
    evening.play(OpenChoice(question="Hoe verdelen we?", options=[*MODELS]))
    return evening


def choosing_after_the_frames() -> Evening:
    """And the frames were closed meanwhile."""
    evening = choosing()
    evening.play(CloseStage())
    return evening


def chosen() -> Evening:
    """Talking together won; three of the four said something."""
    evening = choosing()
    for seat, marks in (("anna", {"O1": 1, "O2": 8}), ("bram", {"O1": 4, "O2": 2, "O3": 10}), ("dora", {"O3": 9})):
        evening.play(AnswerChoice(seat=seat, marks=marks))
    evening.play(CloseChoice())
    return evening


def alike() -> Evening:
    """Two models that only a lot can tell apart."""
    evening = choosing()
    evening.play(AnswerChoice(marks={"O1": 2, "O2": 3, "O3": 9}), ANNA)
    evening.play(AnswerChoice(marks={"O1": 3, "O2": 2, "O3": 9}), DORA)
    evening.play(CloseChoice())
    return evening


def lotted() -> Evening:
    """The room called its words for it."""
    evening = alike()
    evening.play(DrawChoice(words="fiets klaver zon"))
    return evening


def between_versions() -> Evening:
    """At the decision, where the room went from version 0 to 1 and 2, and chooses between all three."""
    evening = composing().reach("decision")
    evening.play(SetAward(initiative="garden", amount=5_000_00, reason="Het kan kleiner."))
    evening.play(SetAward(initiative="garden", amount=3_000_00, reason="Het kan nog kleiner."))
    evening.play(OpenChoice(versions=[0, 1, 2]))
    return evening


def adopted() -> Evening:
    """And went on with the version that won."""
    evening = between_versions()
    evening.play(AnswerChoice(marks={"O1": 9, "O2": 1, "O3": 8, "nothing": 10}), ANNA)
    evening.play(CloseChoice())
    evening.play(AdoptChoice(choice="W1"))
    return evening


def resisted(package: int, nothing: int) -> Situation:
    """At the decision by the rule of resistance; Anna and Bram resist the package and doing nothing this much."""

    def situation() -> Evening:
        evening = composing().reach("decision")
        evening.happen(TermsSet(terms=Terms(rule="resistance")))
        evening.play(OpenChoice(package=True))
        for who in (ANNA, BRAM):
            evening.play(AnswerChoice(marks={"O1": package, "nothing": nothing}), who)
        evening.play(CloseChoice())
        return evening

    return situation
