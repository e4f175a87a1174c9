"""A table hands in with all who sit there, nobody weighs more than another, and chips are never made or lost."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.agenda import check
from facilitation.part import Facts
from facilitation.parts.chips.acts import AgreeChips, MoveChips, PlaceChips, VoidChips
from facilitation.parts.chips.asked import awards, envelopes, options, totals
from facilitation.parts.chips.asked import given as money
from facilitation.parts.chips.state import Chips, Options
from facilitation.parts.package.division import current, proposal
from facilitation.parts.seating import MoveSeat, RemoveSeat, seats
from facilitation.parts.stages import AdvanceStage, CloseStage, RevealStage
from facilitation.parts.undo import Undo
from facilitation.refusals import Refused
from facilitation.state.stage import Stage
from tests.facilitation.evening import ANNA, PLANS, Evening, written
from tests.parts.chips.laying import PEOPLE, agree, full, laying, own, stages

# --- closing


def test_tables_weigh_by_the_people_who_agreed_and_one_that_does_not_agree_counts_not() -> None:
    evening = full(laying())
    evening.play(CloseStage())
    assert (awards(evening.meeting, evening.meeting.current), proposal(evening.meeting)) == (None, None)
    evening.play(RevealStage())
    assert {table: (each.people, each.chips) for table, each in evening.state.handed.items()} == {
        "t1": (3, {"garden": 7, "lamps": 5}),
        "t3": (1, {"garden": 4}),
    }
    found = money(evening.meeting, evening.meeting.current)
    assert found == {"garden": 6_875_00, "playground": 0, "lamps": 3_125_00, "mural": 0}
    assert sum(found.values()) == evening.meeting.free


def test_what_the_tables_gave_is_where_the_rooms_package_begins() -> None:
    evening = full(laying()).finish()
    evening.play(RevealStage())
    evening.reach("decision")
    assert {key: award.amount for key, award in current(evening.meeting).items()} == {
        "garden": 6_000_00,
        "lamps": 3_000_00,
    }


def test_nobody_who_comes_or_goes_after_the_closing_changes_what_was_handed_in() -> None:
    evening = full(laying())
    evening.play(CloseStage())
    before = evening.state.handed
    evening.play(MoveSeat(table="t3"), ANNA)
    evening.play(RemoveSeat(seat="bram", reason="Ging weg."))
    assert evening.state.handed == before


def test_held_again_all_lies_as_it_lay() -> None:
    evening = full(laying())
    before = evening.state
    evening.play(CloseStage())
    evening.play(VoidChips(reason="Tafel 3 was niet klaar."))
    assert evening.meeting.current.status == "open"
    assert evening.state == Chips(before.laid, before.agreed, voids=("Tafel 3 was niet klaar.",))
    evening.play(CloseStage())
    evening.play(RevealStage())
    assert evening.refuse(VoidChips(reason="Toch niet.")).key == "vote_seen"


def test_what_was_opened_again_and_undone_is_closed_as_it_was() -> None:
    evening = full(laying())
    evening.play(CloseStage())
    before = evening.meeting.current
    evening.play(VoidChips(reason="Te vroeg."))
    evening.wait(5).play(Undo(seq=evening.meeting.seq))
    assert evening.meeting.current == before


# --- envelopes


THEMED = tuple(plan.__class__(**{f: getattr(plan, f) for f in plan.__struct_fields__} | {"theme": theme})
               for plan, theme in zip(PLANS, ("groen", "jeugd", "straat", "straat"), strict=True))  # fmt: skip


def both() -> Evening:
    """Envelopes first, plans second."""
    welcome, plans, *rest = stages(gives="order")
    themes = Stage("themes", "chips").saying(rules={"on": "themes", "chips": 4, "complete": 3})
    return Evening((welcome, themes, plans, *rest), plans=THEMED).reach("chips")


def test_chips_on_themes_make_envelopes_and_no_plan_gets_more_than_its_theme_has() -> None:
    evening = both()
    assert evening.refuse(MoveChips(thing="garden", by=1), ANNA).key == "unknown_thing"
    evening.play(PlaceChips(amounts={"groen": 8, "jeugd": 2, "straat": 2}), ANNA)
    agree(evening, "anna", "bram", "chris").finish()
    evening.play(RevealStage())
    assert proposal(evening.meeting) is None
    evening.play(AdvanceStage())
    made = {"groen": 6_667_00, "jeugd": 1_667_00, "straat": 1_666_00}
    assert envelopes(evening.meeting, evening.meeting.current) == made
    evening.play(PlaceChips(amounts={"garden": 3, "playground": 4, "lamps": 5}), ANNA)
    agree(evening, "anna", "bram", "chris").finish()
    evening.play(RevealStage())
    assert awards(evening.meeting, evening.meeting.current) == {"garden": 6_000_00}


# --- agendas


def test_an_agenda_says_what_is_agreed_about_chips_and_is_told_what_cannot_be() -> None:
    assert check(stages(behind=3, interim=True), PLANS) == []
    for rules in ({"chips": 0}, {"whole": 30}, {"each": 0}, {"on": "lot"}, {"unit": 0}):
        assert [fault.key for fault in check(stages(**rules))] == ["stage_rules"]
    assert [fault.key for fault in check(stages(on="themes"), PLANS)] == ["chips_themes"]
    assert options(laying(chips=9).meeting.current) == Options(chips=9, complete=3)


# --- always


ACTS = st.lists(
    st.one_of(
        st.builds(lambda seat, thing, n: MoveChips(seat=seat, thing=thing, by=n),
                  st.sampled_from(PEOPLE), st.sampled_from(["garden", "lamps", "mural"]), st.integers(-3, 4)),
        st.builds(lambda a, b: PlaceChips(amounts={"garden": a, "lamps": b}), st.integers(0, 9), st.integers(0, 9)),
        st.builds(lambda seat, on: AgreeChips(seat=seat, on=on), st.sampled_from(PEOPLE), st.booleans()),
        st.builds(lambda seat, to: MoveSeat(seat=seat, table=to),
                  st.sampled_from(PEOPLE), st.sampled_from(["t1", "t2"])),
    ),
    max_size=30,
)  # fmt: skip


def acted(evening: Evening, act: Any) -> Facts:
    """What an act led to; nothing where it was refused, and then nothing changed."""
    before = written(evening.meeting)
    try:
        return evening.play(act, ANNA if isinstance(act, PlaceChips) else None)
    except Refused:
        assert written(evening.meeting) == before
        return []


@settings(max_examples=80)
@given(ACTS)
def test_chips_are_never_made_or_lost_and_only_whole_tables_hand_in(acts: list[Any]) -> None:
    evening = laying(behind=2)
    for act in acts:
        before, sat = own(evening), dict(seats(evening.meeting))
        acted(evening, act)
        now, known = own(evening), seats(evening.meeting)
        assert all(n > 0 for laid in now.values() for n in laid.values())
        assert all(sum(laid.values()) <= 4 for laid in now.values())
        if isinstance(act, MoveSeat):
            assert now == before
        for table, who in evening.state.agreed.items():
            assert {known[seat].table for seat in who} == {table}
        moved = {known[seat].table for seat in known if before.get(seat) != now.get(seat)}
        moved |= {
            t for s in known if sat[s].table != known[s].table and s in now for t in (sat[s].table, known[s].table)
        }
        assert not moved & set(evening.state.agreed)
    sitting = {
        table: [s.id for s in seats(evening.meeting).values() if s.table == table] for table in ("t1", "t2", "t3")
    }
    agreed, lay_there = evening.state.agreed, {t: totals(evening.meeting, evening.state, t) for t in sitting}
    evening.play(CloseStage())
    assert {table: (each.people, each.chips) for table, each in evening.state.handed.items()} == {
        table: (len(who), lay_there[table]) for table, who in sitting.items() if who and agreed.get(table) == set(who)
    }
    evening.play(RevealStage())
    people = sum(each.people for each in evening.state.handed.values())
    chips = sum(n for each in evening.state.handed.values() for n in each.chips.values())
    found = sum(money(evening.meeting, evening.meeting.current).values())
    assert found == (evening.meeting.free * chips // (people * 4) if people else 0)
