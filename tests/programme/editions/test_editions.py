"""The two editions and real rounds of Amsterdam, as an installation for show holds them."""

from flask import Flask

from app.programme.editions.filling import fill
from app.programme.rounds import figures, money, rounds
from app.services import services


def test_both_editions_are_programmes_of_their_own_with_the_facts_that_are_known(app: Flask) -> None:
    with app.app_context():
        fill()
        first, second = (
            rounds.load(f"amsterdam-amsterdammers-maak-je-stad-{years}") for years in ("20172018", "20192020")
        )
        assert (first.parent, first.amount, first.model) == (None, 60_000_000, "selection")
        told = {"applications": 475, "chosen": 36, "smallest": 500_000, "largest": 2_000_000}
        assert figures.of(first.id) == told
        districts = rounds.inside(second.id)
        assert (second.parent, second.amount) == (None, 150_000_000)
        assert [each.amount for each in districts] == [50_000_000] * 3
        five = [each for district in districts for each in rounds.inside(district.id)]
        assert {each.place for each in five} == {
            "kleine-wereld",
            "floradorp",
            "slotermeer-noordoost",
            "g-buurt",
            "k-buurt",
        }
        assert {each.model for each in five} == {"mixed", "online", "challenge", "platform", "tables"}


def test_six_real_rounds_have_their_official_outcome_and_filling_again_changes_nothing(app: Flask) -> None:
    with app.app_context():
        fill()
        before, number = rounds.public("/", 99)
        fill()
        assert rounds.public("/", 99) == (before, number)
        with services().database.read.connect() as connection:
            outcomes = {each.id: money.awards(connection, each.id) for each in before if "pabulib" in each.source}
        known = [awards for awards in outcomes.values() if awards]
        assert (len(outcomes), len(known)) == (9, 6)
        kleine_wereld = outcomes["kleine-wereld-buurtbudget-kleine-wereld-2019"]
        assert sum(award.amount for award in kleine_wereld) == 24_812_100
        assert sum(award.amount > 0 for award in kleine_wereld) == 30
