"""Acts at random: mostly sensible, sometimes mistaken, now and then hostile."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from facilitation import acts as ask
from facilitation.acts import Act
from facilitation.ballots import CastBallot, Paper
from facilitation.deciding import choosing, mandate, minority, objections, recast
from facilitation.deciding.division import AwardWish, ProposeDecision, SetAward
from facilitation.deciding.package import ConditionWish
from facilitation.roles import Actor, Role
from facilitation.room import FRAME_KEYS
from facilitation.stages import arguments, decision, frames, review
from facilitation.stepping import StepCount
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
    of(arguments.PostArgument, initiative=plans, side=sides, text=texts),
    of(arguments.SupportArgument, argument=said),
    of(arguments.UnsupportArgument, argument=said),
)
ranking: Acts = of(CastBallot, ballot=st.builds(Paper, order=sound_orders))
dividing: Acts = of(CastBallot, ballot=st.builds(Paper, amounts=sound_amounts))
miscasting: Acts = of(CastBallot, ballot=odd_papers)
consenting: Acts = of(decision.GiveConsent, position=positions, reason=texts, need=texts)
objections_of = mostly(["B1.1", "B1.2", "B2.1"], ["B9.9", "B1", *ODD])
views = mostly(["M1", "M2"], ["M9", *ODD])
answering: Acts = st.one_of(
    consenting,
    consenting,
    of(objections.WithdrawObjection, objection=st.none() | objections_of, text=texts),
    of(minority.PostView, text=texts, initiatives=st.lists(plans, max_size=2)),
    of(minority.JoinView, view=views),
    of(minority.LeaveView, view=views),
)
options_of = mostly(["O1", "O2", "O3", "nothing"], ["O9", *ODD])
resisting: Acts = of(
    choosing.AnswerChoice,
    choice=st.none() | mostly(["W1", "W2"]),
    marks=st.dictionaries(options_of, st.integers(0, 11), max_size=4),
)
reviewing: Acts = of(review.GiveReview, keep=texts, improve=texts, grade=st.none() | st.integers(1, 10))
moving: Acts = of(ask.MoveSeat, table=tables)
voices: Acts = st.one_of(arguing, ranking, dividing, miscasting, answering, resisting, reviewing, moving)

moderating: Acts = st.one_of(
    of(arguments.ModerateArgument, argument=said, verdict=st.sampled_from(["show", "hide"]), reason=texts),
    of(arguments.FeatureArgument, argument=said, on=switches),
    of(arguments.SetApproval, on=switches),
    of(review.ModerateReview, review=st.sampled_from(["anna", "bram", "dora", "nobody"]), reason=texts),
)
composing: Acts = st.one_of(
    of(SetAward, initiative=plans, amount=amounts, reason=texts, conditions=st.none() | conditions, reserve=places),
    of(ProposeDecision, awards=sound_awards),
    of(ProposeDecision, awards=odd_awards),
)
recasts = mostly(["K1", "K2", "K3"], ["K9", *ODD])
recasting: Acts = st.one_of(
    of(recast.OfferRecast, initiative=plans, others=st.lists(plans, max_size=2), ask=amounts, text=texts, title=texts),
    of(recast.AnswerRecast, recast=recasts, initiative=plans, yes=st.sampled_from([True, True, False]), words=texts),
    of(recast.DropRecast, recast=recasts),
)
framing: Acts = st.one_of(
    of(frames.ChangeFrame, frame=frame_keys, title=texts, text=st.none() | texts, fixed=st.none() | switches),
    of(frames.ConfirmFrame, frame=frame_keys),
)  # fmt: skip
editing: Acts = st.one_of(
    of(ask.WithdrawInitiative, initiative=plans, reason=texts),
    of(ask.CorrectInitiative, initiative=plans, reason=texts, title=texts, short=texts, text=st.none() | texts),
    of(ask.CorrectInitiative, initiative=plans, reason=texts, ask=st.none() | amounts, minimum=st.none() | amounts),
)
stepping: Acts = st.one_of(
    of(ask.AdvanceStage, to=stages, expecting=stages),
    of(ask.OpenStage, stage=stages, expecting=stages),
    of(ask.CloseStage, stage=stages, expecting=stages),
    of(ask.RevealStage, stage=stages, expecting=stages),
)
steering: Acts = st.one_of(
    of(ask.SetClock, seconds=st.integers(0, 24 * 3600)),
    of(ask.AddTime, seconds=st.integers(1, 3600)),
    of(ask.PauseClock),
    of(ask.ResumeClock),
    of(ask.GiveFloor, initiative=plans),
    of(ask.ShowWall, what=st.sampled_from(["live", "black", "qr"])),
    of(ask.FreezeWall, on=switches),
    of(ask.LightWall, on=switches),
    of(StepCount, to=st.integers(0, 12)),
    of(ask.AddSeat, seat=newcomers, table=st.none() | tables, channel=channels, name=texts),
)
sitting: Acts = of(ask.TakeSeat, seat=newcomers, table=st.none() | tables, channel=channels)
recording: Acts = st.one_of(
    of(decision.RecordDecision, advice=switches),
    of(decision.OpenRound, initiative=st.none() | plans),
    of(objections.FloorObjection, objection=st.none() | objections_of),
    of(
        objections.SettleObjection, objection=objections_of, became=st.sampled_from(["worked_in", "stands"]), text=texts
    ),
    of(minority.ModerateView, view=views, verdict=st.sampled_from(["show", "hide"]), reason=texts),
)
option_words = st.lists(texts | st.builds(choosing.OptionWish, texts, texts), max_size=3)
choices: Acts = st.one_of(
    of(
        choosing.OpenChoice,
        question=texts,
        options=option_words,
        versions=st.lists(st.integers(0, 3), max_size=2),
        package=switches,
    ),
    of(choosing.OpenChoice, package=st.just(True)),
    of(choosing.OpenChoice, question=st.just("Hoe?"), options=st.just(["Zo", "Anders"])),
    of(choosing.CloseChoice),
    of(choosing.ShowChoice, choice=st.none() | st.sampled_from(["W1", "W2", "W9"])),
    of(choosing.DrawChoice, words=st.sampled_from(["", "fiets klaver", "zon"])),
    of(choosing.AdoptChoice, choice=st.sampled_from(["W1", "W2", "W9"])),
)
agreeing: Acts = st.one_of(
    of(mandate.SetMandate, mandate=st.sampled_from(["", "beslissend", "adviserend"]), confirms=names),
    of(
        mandate.SetRule,
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
    of(ask.CloseMeeting),
)
seats = st.sampled_from(["anna", "bram", "chris", "dora"])
any_seat = st.sampled_from([None, None, "anna", "bram", "nobody", ""])
anybody = st.sampled_from([LEADER, ANNA, BRAM, DORA, *STRANGERS])


def turns_of(acts: Acts) -> st.SearchStrategy[Any]:
    """A few of these acts one after another: what is asked, for which seat, and whether by its own phone."""
    return st.lists(st.tuples(acts, seats, st.booleans()), min_size=1, max_size=4)
