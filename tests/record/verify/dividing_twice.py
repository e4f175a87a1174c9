"""Evenings that rank and divide twice: random ones, and one of which everything is known."""

from random import Random

from app.live import meetings
from app.record.exports import record_json
from facilitation.agenda import agenda
from facilitation.events import MeetingOpened
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.decision.acts import GiveConsent, RecordDecision
from facilitation.parts.frames import ConfirmFrame
from facilitation.parts.package.acts import AwardWish, ProposeDecision, SetAward
from facilitation.parts.package.conditions import ConditionWish
from facilitation.parts.plans import WithdrawInitiative, active
from facilitation.parts.recast.acts import AnswerRecast, OfferRecast
from facilitation.parts.seating import AddSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, RevealStage
from facilitation.state.frame import FRAME_KEYS, Frame
from facilitation.state.method import Method
from facilitation.state.plan import Initiative
from facilitation.state.stage import Stage
from tests.record.verify.acting import Acting
from tests.record.verify.evenings import RandomEvening
from tests.record.verify.records import EVERYBODY, sign

THEMES = (
    Initiative("green", "Thema groen", ask=600_000, minimum=100_000, scalable=True),
    Initiative("play", "Thema spelen", ask=400_000, minimum=100_000, scalable=True),
)
PLANS = (
    Initiative("garden", "Moestuin", ask=600_000, minimum=300_000, scalable=True),
    Initiative("lamps", "Lampen", ask=300_000, minimum=100_000, scalable=True),
)


class RandomTwice(RandomEvening):
    """A random evening with two votes and two packages; a decision after each, or only after both."""

    def stages(self) -> list[Stage]:
        """The first have the usual keys. The second vote may be voted and counted otherwise."""
        usual = {stage.kind: stage for stage in agenda()}
        first = [usual[kind] for kind in ("welcome", "frames", "initiatives", "arguments", "ranking", "allocation")]
        decided = [usual["decision"]] if self.chance.random() < 0.5 else []
        then = [Stage(f"second-{kind}", kind) for kind in ("ranking", "allocation", "decision")]
        return [self.stage(stage) for stage in (*first, *decided, *then, usual["review"])]

    def vote(self, seat: str) -> None:
        """Nobody votes where every plan was withdrawn on the way."""
        if active(meetings.load(self.code).state):
            super().vote(seat)

    def in_allocation(self, key: str) -> None:
        """At the second, the room may go back to the package that it had before, and change it."""
        super().in_allocation(key)
        if key == "second-allocation":
            self.back()
            self.maybe(AdvanceStage(to=key), 1)

    def in_review(self, key: str) -> None:
        """The meeting may end at another package than the last."""
        super().in_review(key)
        self.back()

    def back(self) -> None:
        """To the first package, now and then."""
        if self.chance.random() < 0.3:
            self.maybe(AdvanceStage(to="allocation"), 1)
            self.divide()


class ThemesFirst(Acting):
    """Themes are ranked and divided, then plans, and one decision is recorded; four people vote on paper."""

    def play(self) -> None:
        """From the opening to the closing."""
        meetings.create(self.opening(), public=True)
        for number in range(4):
            self.seats.append(f"S{number:012}")
            self.lead(AddSeat(seat=self.seats[-1], channel="paper"))
        self.lead(AdvanceStage(to="frames"))
        for frame in FRAME_KEYS:
            self.lead(ConfirmFrame(frame=frame))
        self.themes()
        self.plans_after()
        self.decision()
        self.lead(CloseMeeting())

    def opening(self) -> MeetingOpened:
        """Two themes and two plans on one list, 10,000 euros, and an agenda that asks about the themes first."""
        kinds = ("themes-ranking", "themes-allocation", "plans-ranking", "plans-allocation", "decision", "review")
        stages = [
            Stage(key, kind, method=Method() if kind == "ranking" else None)
            for key in ("welcome", "frames", *kinds)
            for kind in (key.rpartition("-")[2],)
        ]
        return MeetingOpened(
            code=self.code,
            title="Eerst de thema's",
            pot=1_000_000,
            agenda=tuple(stages),
            frames=tuple(Frame(key, key, "Tekst") for key in FRAME_KEYS),
            initiatives=(*THEMES, *PLANS),
        )

    def themes(self) -> None:
        """Green wins; its proposer agrees to less, and the room gives both themes something."""
        self.vote("themes-ranking", ["green", "play"], ["green"], ["play", "green"])
        self.share("themes-allocation", {"green": 600_000}, {"play": 400_000})
        wish = ConditionWish("Ook voor kinderen.", "voorwaarde", "Straat 7")
        self.lead(ProposeDecision(awards=[AwardWish("green", 600_000), AwardWish("play", 300_000, "Minder.", [wish])]))
        self.lead(OfferRecast(initiative="green", ask=500_000, text="Kan het met minder?"))
        self.lead(AnswerRecast(recast="K1", initiative="green", yes=True, words="Ja hoor."))
        self.lead(SetAward(initiative="green", amount=450_000, reason="Iets minder."))

    def plans_after(self) -> None:
        """The themes make room for the plans; the garden wins."""
        self.lead(AdvanceStage(to="plans-ranking"))
        for theme in THEMES:
            self.lead(WithdrawInitiative(initiative=theme.id, reason="Verdeeld over de plannen."))
        self.vote("plans-ranking", ["garden", "lamps"], ["lamps", "garden"], ["garden"], ["garden"])
        self.share("plans-allocation", {"garden": 600_000}, {"lamps": 300_000})
        self.lead(ProposeDecision(awards=[AwardWish("garden", 400_000, "Kleiner."), AwardWish("lamps", 300_000)]))

    def vote(self, key: str, *orders: list[str]) -> None:
        """Everybody ranks, and all see it."""
        self.lead(AdvanceStage(to=key))
        for seat, order in zip(self.seats, orders, strict=False):
            self.lead(CastBallot(seat=seat, ballot=Paper(order=order)))
        self.lead(CloseStage())
        self.lead(RevealStage())

    def share(self, key: str, *amounts: dict[str, int]) -> None:
        """Everybody divides, and all see it."""
        self.lead(AdvanceStage(to=key))
        for seat, given in zip(self.seats, amounts, strict=False):
            self.lead(CastBallot(seat=seat, ballot=Paper(amounts=given)))
        self.lead(CloseStage())
        self.lead(RevealStage())

    def decision(self) -> None:
        """All agree to the plans; then they look back."""
        self.lead(AdvanceStage(to="decision"))
        for seat in self.seats:
            self.lead(GiveConsent(seat=seat, position="agree"))
        self.lead(CloseStage())
        self.lead(RecordDecision())
        self.lead(AdvanceStage(to="review"))
        self.lead(CloseStage())
        self.lead(RevealStage())


def themes_first(code: str) -> bytes:
    """The file of that evening, signed by everybody."""
    ThemesFirst(code, Random(0)).play()
    sign(code, EVERYBODY, corrected=True)
    return record_json.write(code)


def random_twice(code: str, seed: int) -> bytes:
    """The file of a random one, signed by everybody."""
    RandomTwice(code, Random(seed)).play()
    sign(code, EVERYBODY, corrected=True)
    return record_json.write(code)
