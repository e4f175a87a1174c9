"""What somebody who mends may press: mostly what fits the small meeting."""

from hypothesis import strategies as st

from facilitation.parts.ballots import VoidVote
from facilitation.parts.choice.acts import ReopenChoice
from facilitation.parts.decision.acts import HideConcern, ReopenDecision
from facilitation.parts.frames import AmendFrame, ReopenFrame
from facilitation.parts.plans import RestoreInitiative
from facilitation.parts.repair.acts import HideOutcome, HoldResults, MergeSeats, ReleaseResults, SwapBallots
from facilitation.parts.replan.acts import InsertStage, PlaceStage, RetimeStage, SkipStage
from tests.facilitation.strategies import Acts, frame_keys, of, plans, seats, stages, texts

reasons = st.just("Een vergissing.") | texts
mending: Acts = st.one_of(
    of(RestoreInitiative, initiative=plans, reason=reasons),
    of(ReopenFrame, frame=frame_keys, reason=reasons),
    of(AmendFrame, frame=frame_keys, text=texts, reason=reasons),
    of(ReopenChoice, choice=st.sampled_from(["W1", "W2"]), reason=reasons),
    of(ReopenDecision, reason=reasons),
    of(HideConcern, concern=st.sampled_from(["C1", "C2", "B1.1", "B2.1", "C", "Cx"]), reason=reasons),
    of(HideOutcome, stage=stages, reason=reasons),
    of(HoldResults, reason=reasons),
    of(ReleaseResults),
    of(VoidVote, reason=reasons, open=st.booleans()),
    of(SwapBallots, seat=seats, other=seats, yes=st.booleans(), reason=reasons),
    of(MergeSeats, seat=seats, into=seats, reason=reasons, keeps=st.sampled_from(["seat", "into"])),
)
coming = st.sampled_from(["arguments", "ranking", "allocation", "decision", "review", "recess-2"])
replanning: Acts = st.one_of(
    of(RetimeStage, stage=stages, minutes=st.integers(1, 240)),
    of(SkipStage, skip=coming, reason=reasons),
    of(PlaceStage, place=coming, before=st.none() | coming),
    of(InsertStage, of=st.sampled_from(["recess", "arguments", "ranking", "review"]), minutes=st.integers(1, 60)),
)
