"""Acts at random: mostly sensible, sometimes mistaken, now and then hostile."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from facilitation.acts import Act
from facilitation.parts.arguments.acts import (
    FeatureArgument,
    ModerateArgument,
    PostArgument,
    SetApproval,
    SupportArgument,
    UnsupportArgument,
)
from facilitation.parts.ballots import CastBallot, Paper
from facilitation.parts.choice.acts import (
    AdoptChoice,
    AnswerChoice,
    CloseChoice,
    DrawChoice,
    OpenChoice,
    OptionWish,
    ShowChoice,
)
from facilitation.parts.clock import AddTime, PauseClock, ResumeClock, SetClock
from facilitation.parts.decision.acts import (
    FloorObjection,
    GiveConsent,
    JoinView,
    LeaveView,
    ModerateView,
    OpenRound,
    PostView,
    RecordDecision,
    SettleObjection,
    WithdrawObjection,
)
from facilitation.parts.floor import GiveFloor
from facilitation.parts.frames import ChangeFrame, ConfirmFrame
from facilitation.parts.package.acts import AwardWish, ProposeDecision, SetAward
from facilitation.parts.package.conditions import ConditionWish
from facilitation.parts.plans import CorrectInitiative, WithdrawInitiative
from facilitation.parts.recast.acts import AnswerRecast, DropRecast, OfferRecast
from facilitation.parts.review import GiveReview, ModerateReview
from facilitation.parts.seating import AddSeat, MoveSeat, TakeSeat
from facilitation.parts.stages import AdvanceStage, CloseMeeting, CloseStage, OpenStage, RevealStage
from facilitation.parts.terms import SetMandate, SetRule
from facilitation.parts.wall import FreezeWall, LightWall, ShowWall, StepCount
from facilitation.roles import Actor, Role
from facilitation.state.frame import FRAME_KEYS
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER, PLANS, POT, VISITOR

Acts = st.SearchStrategy[Act]

STAGES = ["welcome", "frames", "initiatives", "arguments", "ranking", "allocation", "decision", "review"]
BEGINNINGS = ["arguments", "ranking", "allocation", "decision", "decision", "review", "frames", "welcome"]
IDS = [plan.id for plan in PLANS]
ODD = ["", "0", "garden ", "GARDEN", "__proto__", "../etc", "\x00", "\ud800", "x" * 64]
AWKWARD = [
    "", " ", "\u200b", "a" * 280, "a" * 281, "e\u0301" * 280, "\u0301" * 500, "\u202eomgekeerd", "مرحبا", "\ud83d",
    "nul\x00", "esc\x1b[2J", "{{ 7*7 }}", "<b>", "=1+1", "👩\u200d👩\u200d👧", "a" * 120, "a" * 121, "a" * 4001,
]  # fmt: skip
ASKED = sorted({amount for plan in PLANS for amount in (plan.minimum, plan.ask)})
STRANGERS = [Actor("a phone", Role.RESIDENT), Actor("a phone", Role.RESIDENT, "nobody"), VISITOR]


def mostly(sensible: list[str], odd: list[str] = ODD) -> st.SearchStrategy[str]:
    """One of these, and one time in eight something that nobody would sensibly say."""
    picked = [st.sampled_from(sensible), st.sampled_from(odd)]
    return st.integers(1, 8).flatmap(lambda chance: picked[chance == 8])


def of(act: type[Act], **fields: st.SearchStrategy[Any]) -> Acts:
    """Acts of this kind with these fields."""
    return st.builds(act, **fields)


plans, frame_keys, tables = mostly(IDS), mostly(list(FRAME_KEYS)), mostly(["t1", "t2", "t3"])
said = mostly(["A1", "A2", "A3"], ["A4", "A9", *ODD])
texts = mostly(["Omdat het de buurt helpt.", "Vanwege het geld.", "Twee\nregels."], AWKWARD)
stages = st.sampled_from([None] * 8 + STAGES + ["dessert"])
amounts = st.sampled_from([*ASKED * 3, 0, 0, 0, 0, 1, -1, POT, POT + 1, 10**12, -(10**18), 2**64])
switches = st.booleans()
kinds = st.sampled_from(["voorwaarde", "wens", "verzoek"])
names = st.sampled_from(["", "", "gebiedsmakelaar", "n" * 80, "n" * 81, "nul\x00"])
due_dates = st.sampled_from([None, date(2025, 6, 1), date(1, 1, 1), date(9999, 12, 31)])
whole_conditions = st.builds(ConditionWish, texts, kinds, names, due_dates, names)
conditions = st.lists(texts | whole_conditions, max_size=2)
places = st.sampled_from([None, 0, 1, 2])
sides = st.sampled_from(["for", "against", "question", "improvement"])
positions = st.sampled_from(["agree", "agree", "concern", "objection"])
channels = st.sampled_from(["room", "online", "paper", "assisted"])
newcomers = st.sampled_from(["eva", "finn", "gijs", "hanna", "anna"])  # the app draws these ids, nobody sends them

sound_orders = st.lists(st.sampled_from(IDS), unique=True, min_size=1)
sound_amounts = st.fixed_dictionaries({}, optional={p.id: st.sampled_from([0, p.least, p.ask]) for p in PLANS})
odd_papers = st.one_of(
    st.builds(Paper, order=st.lists(plans, max_size=6)),
    st.builds(Paper, approved=st.lists(plans, max_size=4)),
    st.builds(Paper, amounts=st.dictionaries(plans, amounts, max_size=4)),
    st.just(Paper()),
)
sound_awards = st.lists(st.sampled_from(PLANS), unique_by=lambda plan: plan.id).flatmap(
    lambda chosen: st.just([AwardWish(plan.id, plan.least, "Zo past het.") for plan in chosen])
)
odd_awards = st.lists(st.builds(AwardWish, plans, amounts, texts, conditions), max_size=4)

arguing: Acts = st.one_of(
    of(PostArgument, initiative=plans, side=sides, text=texts),
    of(SupportArgument, argument=said),
    of(UnsupportArgument, argument=said),
)
ranking: Acts = of(CastBallot, ballot=st.builds(Paper, order=sound_orders))
dividing: Acts = of(CastBallot, ballot=st.builds(Paper, amounts=sound_amounts))
miscasting: Acts = of(CastBallot, ballot=odd_papers)
consenting: Acts = of(GiveConsent, position=positions, reason=texts, need=texts)
objections_of = mostly(["B1.1", "B1.2", "B2.1"], ["B9.9", "B1", *ODD])
views = mostly(["M1", "M2"], ["M9", *ODD])
answering: Acts = st.one_of(
    consenting,
    consenting,
    of(WithdrawObjection, objection=st.none() | objections_of, text=texts),
    of(PostView, text=texts, initiatives=st.lists(plans, max_size=2)),
    of(JoinView, view=views),
    of(LeaveView, view=views),
)
options_of = mostly(["O1", "O2", "O3", "nothing"], ["O9", *ODD])
resisting: Acts = of(
    AnswerChoice,
    choice=st.none() | mostly(["W1", "W2"]),
    marks=st.dictionaries(options_of, st.integers(0, 11), max_size=4),
)
reviewing: Acts = of(GiveReview, keep=texts, improve=texts, grade=st.none() | st.integers(1, 10))
moving: Acts = of(MoveSeat, table=tables)
voices: Acts = st.one_of(arguing, ranking, dividing, miscasting, answering, resisting, reviewing, moving)

moderating: Acts = st.one_of(
    of(ModerateArgument, argument=said, verdict=st.sampled_from(["show", "hide"]), reason=texts),
    of(FeatureArgument, argument=said, on=switches),
    of(SetApproval, on=switches),
    of(ModerateReview, review=st.sampled_from(["anna", "bram", "dora", "nobody"]), reason=texts),
)
composing: Acts = st.one_of(
    of(SetAward, initiative=plans, amount=amounts, reason=texts, conditions=st.none() | conditions, reserve=places),
    of(ProposeDecision, awards=sound_awards),
    of(ProposeDecision, awards=odd_awards),
)
recasts = mostly(["K1", "K2", "K3"], ["K9", *ODD])
recasting: Acts = st.one_of(
    of(OfferRecast, initiative=plans, others=st.lists(plans, max_size=2), ask=amounts, text=texts, title=texts),
    of(AnswerRecast, recast=recasts, initiative=plans, yes=st.sampled_from([True, True, False]), words=texts),
    of(DropRecast, recast=recasts),
)
framing: Acts = st.one_of(
    of(ChangeFrame, frame=frame_keys, title=texts, text=st.none() | texts, fixed=st.none() | switches),
    of(ConfirmFrame, frame=frame_keys),
)  # fmt: skip
editing: Acts = st.one_of(
    of(WithdrawInitiative, initiative=plans, reason=texts),
    of(CorrectInitiative, initiative=plans, reason=texts, title=texts, short=texts, text=st.none() | texts),
    of(CorrectInitiative, initiative=plans, reason=texts, ask=st.none() | amounts, minimum=st.none() | amounts),
)
stepping: Acts = st.one_of(
    of(AdvanceStage, to=stages, expecting=stages),
    of(OpenStage, stage=stages, expecting=stages),
    of(CloseStage, stage=stages, expecting=stages),
    of(RevealStage, stage=stages, expecting=stages),
)
steering: Acts = st.one_of(
    of(SetClock, seconds=st.integers(0, 24 * 3600)),
    of(AddTime, seconds=st.integers(1, 3600)),
    of(PauseClock),
    of(ResumeClock),
    of(GiveFloor, initiative=plans),
    of(ShowWall, what=st.sampled_from(["live", "black", "qr"])),
    of(FreezeWall, on=switches),
    of(LightWall, on=switches),
    of(StepCount, to=st.integers(0, 12)),
    of(AddSeat, seat=newcomers, table=st.none() | tables, channel=channels, name=texts),
)
sitting: Acts = of(TakeSeat, seat=newcomers, table=st.none() | tables, channel=channels)
recording: Acts = st.one_of(
    of(RecordDecision, advice=switches),
    of(OpenRound, initiative=st.none() | plans),
    of(FloorObjection, objection=st.none() | objections_of),
    of(SettleObjection, objection=objections_of, became=st.sampled_from(["worked_in", "stands"]), text=texts),
    of(ModerateView, view=views, verdict=st.sampled_from(["show", "hide"]), reason=texts),
)
option_words = st.lists(texts | st.builds(OptionWish, texts, texts), max_size=3)
choices: Acts = st.one_of(
    of(
        OpenChoice,
        question=texts,
        options=option_words,
        versions=st.lists(st.integers(0, 3), max_size=2),
        package=switches,
    ),
    of(OpenChoice, package=st.just(True)),
    of(OpenChoice, question=st.just("Hoe?"), options=st.just(["Zo", "Anders"])),
    of(CloseChoice),
    of(ShowChoice, choice=st.none() | st.sampled_from(["W1", "W2", "W9"])),
    of(DrawChoice, words=st.sampled_from(["", "fiets klaver", "zon"])),
    of(AdoptChoice, choice=st.sampled_from(["W1", "W2", "W9"])),
)
agreeing: Acts = st.one_of(
    of(SetMandate, mandate=st.sampled_from(["", "beslissend", "adviserend"]), confirms=names),
    of(
        SetRule,
        rule=st.sampled_from(["", "consent", "majority", "four_fifths", "resistance"]),
        percent=st.integers(50, 100),
        seats=st.integers(0, 5),
        tables=st.integers(0, 4),
        due=due_dates,
    ),
)

anything: Acts = st.one_of(
    voices,
    moderating,
    composing,
    recasting,
    framing,
    editing,
    stepping,
    steering,
    sitting,
    recording,
    agreeing,
    choices,
    of(CloseMeeting),
)
seats = st.sampled_from(["anna", "bram", "chris", "dora"])
any_seat = st.sampled_from([None, None, "anna", "bram", "nobody", ""])
anybody = st.sampled_from([LEADER, ANNA, BRAM, DORA, *STRANGERS])


def turns_of(acts: Acts) -> st.SearchStrategy[Any]:
    """A few of these acts one after another: what is asked, for which seat, and whether by its own phone."""
    return st.lists(st.tuples(acts, seats, st.booleans()), min_size=1, max_size=4)
