"""Plans that go on smaller or together: only with the yes of everybody who proposed them."""

from facilitation.part import LoggedEvent
from facilitation.parts.decision.acts import RecordDecision
from facilitation.parts.package.acts import SetAward
from facilitation.parts.package.division import current, division_of, total, version
from facilitation.parts.plans import (
    CorrectInitiative,
    InitiativeCorrected,
    InitiativeWithdrawn,
    WithdrawInitiative,
    plans,
)
from facilitation.parts.recast.acts import AnswerRecast, DropRecast, OfferRecast
from facilitation.parts.recast.asked import agreed_about, asked_about, recasts
from facilitation.parts.stages import CloseStage
from facilitation.record.compose import compose
from facilitation.roles import Actor, Role
from tests.facilitation.evening import GARDEN, POT, Evening
from tests.facilitation.situations import composing

GARDENER = Actor("gardener", Role.PROPOSER, plan="garden")
PAINTER = Actor("painter", Role.PROPOSER, plan="mural")
SMALLER = OfferRecast(initiative="garden", ask=2_500_00, text="De helft van de bakken.")
TOGETHER = OfferRecast(
    initiative="playground",
    others=["mural"],
    ask=3_500_00,
    text="De schildering komt op de speelplek.",
    title="Speelmuur",
)


def yes(plan: str = "garden", words: str = "") -> AnswerRecast:
    return AnswerRecast(recast="K1", initiative=plan, yes=True, words=words)


def no(plan: str = "garden", words: str = "") -> AnswerRecast:
    return AnswerRecast(recast="K1", initiative=plan, yes=False, words=words)


def test_asking_changes_nothing_before_the_proposer_says_yes() -> None:
    evening = composing()
    before = current(evening.meeting)
    evening.play(SMALLER)
    assert plans(evening.meeting)["garden"] == GARDEN
    assert current(evening.meeting) == before
    assert asked_about(evening.meeting, "garden") is not None


def test_with_the_yes_a_plan_asks_less_and_the_package_gives_what_was_agreed() -> None:
    evening = composing()
    evening.play(SMALLER)
    evening.play(yes(words="Dat kan."), GARDENER)
    garden = plans(evening.meeting)["garden"]
    assert (garden.ask, garden.minimum) == (2_500_00, 2_500_00)
    line = current(evening.meeting)["garden"]
    assert (line.amount, line.reason) == (2_500_00, "De helft van de bakken.")
    assert [r.id for r in agreed_about(evening.meeting, "garden")] == ["K1"]


def test_a_scalable_plan_keeps_its_own_minimum_when_that_is_lower() -> None:
    evening = composing()
    evening.play(OfferRecast(initiative="garden", ask=4_000_00, text="Minder bakken."))
    evening.play(yes(), GARDENER)
    assert plans(evening.meeting)["garden"].minimum == 3_000_00


def test_plans_go_on_as_one_once_every_proposer_said_yes() -> None:
    evening = composing()
    evening.play(SetAward(initiative="lamps", amount=1_000_00, reason="Kleiner.", conditions=["Met sensor."]))
    evening.play(SetAward(initiative="garden", amount=3_000_00, reason="Kleiner."))
    evening.play(TOGETHER)
    evening.play(yes("playground"))
    assert plans(evening.meeting)["mural"].withdrawn is None
    facts = evening.play(yes("mural"), PAINTER)
    playground = plans(evening.meeting)["playground"]
    assert (playground.title, playground.ask, playground.minimum) == ("Speelmuur", 3_500_00, 3_500_00)
    assert plans(evening.meeting)["mural"].withdrawn == "De schildering komt op de speelplek."
    amounts = {key: line.amount for key, line in current(evening.meeting).items()}
    assert amounts == {"garden": 3_000_00, "playground": 3_500_00, "lamps": 1_000_00}
    assert [type(fact) for fact in facts][-2:] == [InitiativeCorrected, InitiativeWithdrawn]


def test_the_package_gets_one_new_version_however_many_plans_changed() -> None:
    evening = composing()
    evening.play(SetAward(initiative="garden", amount=3_000_00, reason="Kleiner."))
    number = version(evening.meeting)
    evening.play(TOGETHER)
    evening.play(yes("playground"))
    evening.play(yes("mural"))
    assert version(evening.meeting) == number + 1


def test_the_conditions_of_the_parts_stay_with_the_whole() -> None:
    evening = composing()
    evening.play(SetAward(initiative="garden", amount=6_000_00, conditions=["Een waterrooster."]))
    evening.play(SetAward(initiative="lamps", amount=3_000_00, conditions=["Met sensor."]))
    evening.play(OfferRecast(initiative="garden", others=["lamps"], ask=5_000_00, text="Lampen in de tuin."))
    evening.play(yes("garden"))
    evening.play(yes("lamps"))
    agreed = current(evening.meeting)["garden"].agreed
    assert [condition.text for condition in agreed] == ["Een waterrooster.", "Met sensor."]


def test_what_does_not_fit_in_the_pot_changes_the_plans_and_leaves_the_amounts_to_the_room() -> None:
    evening = composing()
    evening.play(SetAward(initiative="lamps", amount=2_500_00, reason="Kleiner."))
    evening.play(TOGETHER)
    evening.play(yes("playground"))
    evening.play(yes("mural"))
    assert plans(evening.meeting)["playground"].ask == 3_500_00
    assert total(current(evening.meeting)) <= POT
    assert current(evening.meeting).get("playground") is None


def test_one_no_ends_the_question_and_changes_nothing() -> None:
    evening = composing()
    evening.play(TOGETHER)
    evening.play(yes("playground"))
    evening.play(no("mural", "Te weinig muur."), PAINTER)
    assert recasts(evening.meeting)["K1"].became == "declined"
    assert plans(evening.meeting)["mural"].withdrawn is None
    assert evening.refuse(yes("mural"), PAINTER).key == "recast_over"
    evening.play(TOGETHER)
    assert recasts(evening.meeting)["K2"].waiting == ["playground", "mural"]


def test_an_answer_given_twice_is_no_news() -> None:
    evening = composing()
    evening.play(SMALLER)
    evening.play(yes(), GARDENER)
    assert evening.play(yes(), GARDENER) == []


def test_what_was_given_aloud_is_kept_apart_from_what_came_from_the_proposers_own_device() -> None:
    evening = composing()
    evening.play(TOGETHER)
    evening.play(yes("playground"))
    evening.play(yes("mural"), PAINTER)
    answers = recasts(evening.meeting)["K1"].answers
    assert (answers["playground"].aloud, answers["mural"].aloud) == (True, False)


def test_a_question_can_be_dropped_and_put_anew() -> None:
    evening = composing()
    evening.play(SMALLER)
    assert evening.refuse(SMALLER).key == "recast_pending"
    evening.play(DropRecast(recast="K1"))
    assert evening.play(DropRecast(recast="K1")) == []
    assert evening.play(SMALLER) != []


def test_before_there_is_a_package_only_the_plans_change() -> None:
    evening = Evening().reach("arguments")
    evening.play(SMALLER)
    evening.play(yes())
    assert division_of(evening.meeting).awards is None
    assert plans(evening.meeting)["garden"].ask == 2_500_00


def test_nothing_is_asked_or_agreed_while_ballots_are_out() -> None:
    evening = Evening().reach("arguments")
    evening.play(SMALLER)
    evening.reach("ranking")
    assert evening.refuse(TOGETHER).key == "ballots_out"
    assert evening.refuse(yes(), GARDENER).key == "ballots_out"
    evening.vote().play(CloseStage())
    assert evening.play(yes(), GARDENER) != []


def test_a_plan_that_left_or_became_cheaper_meanwhile_is_not_agreed_about() -> None:
    evening = composing()
    evening.play(TOGETHER)
    evening.play(WithdrawInitiative(initiative="mural", reason="Verhuisd."))
    assert evening.refuse(yes("playground")).key == "initiative_withdrawn"
    evening.play(OfferRecast(initiative="garden", ask=2_500_00, text="Kleiner."))
    evening.play(CorrectInitiative(initiative="garden", reason="Offerte.", ask=2_000_00))
    agree = AnswerRecast(recast="K2", initiative="garden", yes=True)
    assert evening.refuse(agree).key == "recast_not_less"


def test_the_room_is_asked_anew_after_a_yes_at_the_decision() -> None:
    evening = Evening().agreed()
    evening.play(SMALLER)
    evening.play(yes())
    assert evening.meeting.current.status == "waiting"
    assert evening.refuse(RecordDecision()).key == "not_open_yet"


def test_the_record_tells_who_was_asked_what_and_what_was_answered() -> None:
    evening = composing()
    evening.play(SMALLER)
    evening.play(yes(words="Dat kan."), GARDENER)
    lines = [
        LoggedEvent(n, at.isoformat(), event)
        for n, (at, event) in enumerate(zip(evening.times, evening.events, strict=True), 1)
    ]
    (told,) = compose(lines)["recasts"]
    assert told == {
        "id": "K1",
        "at": evening.now.isoformat(),
        "initiatives": ["garden"],
        "ask": 2_500_00,
        "titles": ["Moestuin"],
        "before": [6_000_00],
        "text": "De helft van de bakken.",
        "title": "",
        "answers": {"garden": {"yes": True, "aloud": False, "words": "Dat kan."}},
        "became": "agreed",
    }
