"""An installation for show has the lessons of the Klaverbuurt, and what its people answered."""

from flask import Flask

from app.demo import demo_meetings
from app.programme.lessons import lessons, polls
from app.programme.lessons.filling import CODE, ROUND, fill
from app.programme.lessons.lessons import About
from app.programme.rounds import money
from app.services import services


def test_the_demo_has_eight_lessons_the_means_of_its_file_and_what_its_evening_decided(app: Flask) -> None:
    with app.app_context():
        fill()
        demo_meetings.demo("closed")
        fill()
        fill()
        assert (len(lessons.of_round(ROUND)), len(lessons.shown(About()))) == (8, 11)
        before, after = (polls.told([CODE])[CODE][moment] for moment in ("before", "after"))
        assert (before.answered, after.answered) == (37, 37)
        assert (after.means["heard"], after.means["trust_municipality"], after.percents["contacts"]) == (78, 62, 76)
        assert (before.means["trust_municipality"], before.percents["newcomer"]) == (57, 49)
        with services().database.read.connect() as connection:
            awards = money.awards(connection, ROUND)
        assert (sum(award.amount for award in awards), sum(award.amount > 0 for award in awards)) == (8_350_000, 9)
