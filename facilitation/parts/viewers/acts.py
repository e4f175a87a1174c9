"""What viewers ask: to come and watch, and an answer in a poll; and for whom the livecast is."""

from facilitation.acts import Act, Key
from facilitation.parts.ballots import Paper


class JoinViewers(Act, frozen=True, kw_only=True, tag="viewer.join"):
    """Come and watch. Made by the join page, which draws the opaque id; never accepted from outside."""

    seat: Key


class AnswerPoll(Act, frozen=True, kw_only=True, tag="poll.answer"):
    """Answer what is voted on, or answer otherwise until the vote closes; it counts in no vote.

    What a viewer hands in as a ballot is read as this.
    """

    ballot: Paper


class LockLivecast(Act, frozen=True, kw_only=True, tag="livecast.lock"):
    """Show the livecast only to who has its link, or to everybody who has its address."""

    on: bool
