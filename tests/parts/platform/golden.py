"""The mandate of a platform in the golden evening: the decision is opened again, and the room is asked again."""

from collections.abc import Iterator
from datetime import date

from facilitation.acts import Act
from facilitation.parts.decision.acts import GiveConsent, RecordDecision, ReopenDecision
from facilitation.parts.platform import DropPlatform, SetPlatform
from facilitation.parts.stages import AdvanceStage, CloseStage
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, BRAM, DORA, LEADER

STAGE = Stage("mandaat", "recess").saying(title="Wie geeft het uit")
JUNE, MARCH = date(2025, 6, 1), date(2026, 3, 1)


def played() -> Iterator[tuple[Act, Actor]]:
    """A mandate that is given, taken back, and given once more; the same people answer as they did."""
    yield AdvanceStage(to="decision"), LEADER
    yield ReopenDecision(reason="Wie het geld uitgeeft, stond er nog niet bij."), LEADER
    yield SetPlatform(initiative="playground", platform="Platform Noord", purpose="Spelen.", accounts=[JUNE]), LEADER
    yield DropPlatform(initiative="playground"), LEADER
    yield SetPlatform(initiative="garden", platform="Platform Noord", purpose="Groen.", accounts=[MARCH, JUNE]), LEADER
    yield GiveConsent(position="agree"), ANNA
    yield GiveConsent(position="agree", seat="chris"), LEADER
    yield GiveConsent(position="concern", reason="Wie geeft water?"), BRAM
    yield GiveConsent(position="agree", reason="Dank."), DORA
    yield CloseStage(), LEADER
    yield RecordDecision(), LEADER
    yield AdvanceStage(to="mandaat"), LEADER
