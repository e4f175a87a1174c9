"""What the projector shows: the evening, nothing or the code, light or dark, held or following."""

from facilitation.parts.stages import AdvanceStage
from facilitation.parts.wall import FreezeWall, LightWall, ShowWall, WallFrozen, wall
from tests.facilitation.evening import Evening


def test_the_wall_goes_black_and_comes_back() -> None:
    evening = Evening()
    assert wall(evening.meeting).what == "live"
    for what in ("black", "qr", "live"):
        evening.play(ShowWall(what=what))
        assert wall(evening.meeting).what == what


def test_the_wall_is_light_or_dark() -> None:
    evening = Evening()
    evening.play(LightWall(on=True))
    assert wall(evening.meeting).light
    evening.play(LightWall(on=False))
    assert not wall(evening.meeting).light


def test_a_frozen_wall_keeps_the_first_picture_while_the_evening_goes_on() -> None:
    evening = Evening().reach("frames")
    picture = evening.meeting
    evening.play(FreezeWall(on=True))
    evening.reach("arguments")
    assert evening.play(FreezeWall(on=True)) == []
    assert wall(evening.meeting).frozen == picture
    assert evening.meeting.current.plan.kind == "arguments"


def test_a_wall_that_follows_again_lets_go_of_its_picture() -> None:
    evening = Evening()
    evening.play(FreezeWall(on=True))
    assert evening.play(FreezeWall(on=False)) == [WallFrozen(on=False)]
    assert wall(evening.meeting).frozen is None


def test_a_picture_holds_no_older_picture() -> None:
    evening = Evening()
    for on in (True, False, True):
        evening.play(FreezeWall(on=on))
        evening.play(AdvanceStage(to="welcome"))
    frozen = wall(evening.meeting).frozen
    assert frozen is not None
    assert wall(frozen).frozen is None


def test_black_and_light_reach_a_frozen_wall() -> None:
    evening = Evening()
    evening.play(FreezeWall(on=True))
    evening.play(ShowWall(what="black"))
    evening.play(LightWall(on=True))
    assert (wall(evening.meeting).what, wall(evening.meeting).light) == ("black", True)
    assert wall(evening.meeting).frozen is not None
