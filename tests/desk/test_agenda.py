"""The builder of agendas: any kind, several of a kind, moved by buttons, with a clock that runs along."""

import io

import pytest

from app import agendas
from app.desk import checking, evening, opening, voting
from app.desk.agenda import steps
from app.live import meetings
from facilitation.registry import PARTS
from tests.desk.organiser import DESK, JSON, Organiser
from tests.desk.test_plans import taken


def kinds(draft: str) -> list[str]:
    return [stage.kind for stage in steps.stages(evening.load(draft))]


def keys(draft: str) -> list[str]:
    return [item.key for item in evening.load(draft).items("stage")]


def test_a_draft_begins_with_the_steps_of_its_agenda(organiser: Organiser) -> None:
    draft = organiser.begin(agenda="stemavond")
    assert steps.stages(evening.load(draft)) == agendas.named("stemavond").stages


@pytest.mark.parametrize("name", sorted(agendas.known()))
def test_every_agenda_that_ships_is_chosen_and_opened_as_it_is(organiser: Organiser, name: str) -> None:
    draft = taken(organiser)
    organiser.press(draft, "agenda/kies", name=name)
    template = agendas.named(name)
    found = steps.stages(evening.load(draft))
    assert [(stage.key, stage.kind, stage.minutes, stage.said) for stage in found] == [
        (stage.key, stage.kind, stage.minutes, _texts(stage.said)) for stage in template.stages
    ]
    if not checking.missing(evening.load(draft)):
        stages = meetings.load(opening.open_evening(draft)).state.stages
        assert [stage.plan.key for stage in stages] == [stage.key for stage in template.stages]


def _texts(script: object) -> object:
    """Rules are text in a draft; their kind reads them."""
    import msgspec

    rules = {name: steps._text(value) for name, value in script.rules.items()}  # type: ignore[attr-defined]
    return msgspec.structs.replace(script, rules=rules)  # type: ignore[type-var]


def test_a_step_of_every_kind_comes_in_where_it_was_asked_for(organiser: Organiser) -> None:
    draft = organiser.begin()
    first = keys(draft)[0]
    for kind in PARTS.kinds:
        answer = organiser.press(draft, "agenda/erbij", kind=kind, after=first)
        assert answer.status_code == 303
        assert organiser.client.get(answer.location).status_code == 200
    assert kinds(draft)[1 : 1 + len(PARTS.kinds)] == list(reversed(PARTS.kinds))
    assert organiser.client.post(f"{DESK}/{draft}/agenda/erbij", data={"kind": "dans"}, headers=JSON).status_code == 422


def test_steps_are_moved_made_longer_copied_and_taken_out(organiser: Organiser) -> None:
    draft = organiser.begin(date="2027-03-20T19:30")
    first, second, *_rest = keys(draft)
    organiser.press(draft, f"agenda/{second}/omhoog")
    assert keys(draft)[:2] == [second, first]
    organiser.press(draft, f"agenda/{first}/langer")
    organiser.press(draft, f"agenda/{first}/kopie")
    found = steps.timetable(evening.load(draft))
    assert [step.stage.minutes for step in found[:3]] == [10, 11, 11]
    assert [step.at.strftime("%H.%M") for step in found[:4] if step.at] == ["19.30", "19.40", "19.51", "20.02"]
    organiser.press(draft, f"agenda/{first}/eruit")
    assert first not in keys(draft)


def test_the_clock_says_when_it_is_over_and_whether_the_hall_is_still_theirs(organiser: Organiser) -> None:
    draft = organiser.begin(date="2027-03-20T19:30")
    organiser.type(draft, "until", "21:00")
    page = organiser.client.get(f"{DESK}/{draft}/agenda").text
    assert "21.30" in page
    assert "De agenda is 30 minuten te lang." in page
    assert "De avond duurt langer dan de zaal van jullie is." in organiser.client.get(f"{DESK}/{draft}/nakijken").text


def test_another_agenda_is_one_thing_to_undo(organiser: Organiser) -> None:
    draft = organiser.begin(agenda="overlegtafel")
    before = steps.stages(evening.load(draft))
    organiser.press(draft, "agenda/kies", name="stemavond")
    assert kinds(draft) == [stage.kind for stage in agendas.named("stemavond").stages]
    organiser.client.post(f"{DESK}/{draft}/ongedaan")
    assert steps.stages(evening.load(draft)) == before


def test_an_agenda_is_saved_exported_and_read_in(organiser: Organiser) -> None:
    draft = organiser.begin()
    first = keys(draft)[0]
    organiser.type(draft, f"stage.{first}.title", "Binnenkomen bij de Klaver")
    assert organiser.press(draft, "agenda/bewaren", title="Onze avond").status_code == 303
    assert "Onze avond" in organiser.client.get(f"{DESK}/{draft}/agenda").text
    file = organiser.client.get(f"{DESK}/{draft}/agenda.yaml").data
    other = organiser.begin(agenda="stemavond")
    form = {"file": (io.BytesIO(file), "agenda.yaml")}
    assert organiser.client.post(f"{DESK}/{other}/agenda/inlezen", data=form).status_code == 303
    assert steps.stages(evening.load(other)) == steps.stages(evening.load(draft))
    third = organiser.begin(agenda="onze_avond")
    assert evening.load(third).text(f"stage.{first}.title") == "Binnenkomen bij de Klaver"


def test_a_file_that_is_no_agenda_is_refused_and_changes_nothing(organiser: Organiser) -> None:
    draft = organiser.begin()
    before = steps.stages(evening.load(draft))
    form = {"file": (io.BytesIO(b"\x00nee"), "agenda.yaml")}
    assert organiser.client.post(f"{DESK}/{draft}/agenda/inlezen", data=form, headers=JSON).status_code == 422
    assert steps.stages(evening.load(draft)) == before


def test_what_was_said_of_a_step_goes_with_the_evening(organiser: Organiser) -> None:
    draft = taken(organiser)
    first = keys(draft)[0]
    said = {"title": "Binnen", "format": "tafel", "leader": "Noor", "notes": "Noem de nooduitgang", "minutes": "7"}
    for name, text in said.items():
        version = evening.load(draft).typed(f"stage.{first}.{name}").version
        organiser.type(draft, f"stage.{first}.{name}", text, base=version)
    stage = meetings.load(opening.open_evening(draft)).state.stages[0].plan
    assert (stage.title, stage.format, stage.said.leader, stage.minutes) == ("Binnen", "tafel", "Noor", 7)


def test_an_empty_agenda_and_a_step_without_length_keep_it_from_being_opened(organiser: Organiser) -> None:
    draft = taken(organiser)
    first = keys(draft)[0]
    organiser.type(draft, f"stage.{first}.minutes", "veel", base=1)
    assert any("lengte" in each.says for each in checking.missing(evening.load(draft)))
    for key in keys(draft):
        organiser.press(draft, f"agenda/{key}/eruit")
    assert any("De agenda is nog leeg." in each.says for each in checking.missing(evening.load(draft)))


def test_a_vote_is_explained_with_the_evenings_own_plans(organiser: Organiser) -> None:
    draft = taken(organiser)
    (vote,) = voting.votes(evening.load(draft))
    page = organiser.client.get(f"{DESK}/{draft}/stemmen").text
    assert "Moestuin" in page
    assert sum(line.amount for line in vote.lines) + vote.left == 1_000_000
    for kind, _words in voting.kinds():
        version = evening.load(draft).typed(f"stage.{vote.step.item.key}.r_ballot").version
        organiser.type(draft, f"stage.{vote.step.item.key}.r_ballot", kind, base=version)
        (vote,) = voting.votes(evening.load(draft))
        assert vote.method.form.kind == kind
        assert vote.lines
        assert not [each for each in checking.missing(evening.load(draft)) if each.chapter == "agenda"]


def test_what_is_agreed_about_chips_stands_in_words_beside_the_votes(organiser: Organiser) -> None:
    draft = organiser.begin(agenda="geldverdeelavond_fiches", pot="84000")
    before = organiser.page(draft, "stemmen").text
    assert "Achter elke plek staan minstens 3 mensen van de tafel." in before
    assert "Op deze agenda wordt niet gestemd." not in before
    key = next(item.key for item in evening.load(draft).items("stage") if "behind" in steps.options(item.text("kind")))
    said = {"on": "themes", "chips": "10", "step": "2", "least": "4", "behind": "2", "spare": "false"}
    for name, value in said.items():
        field = f"stage.{key}.r_{name}"
        assert organiser.type(draft, field, value, evening.load(draft).typed(field).version).status_code == 200
    after = " ".join(organiser.page(draft, "stemmen").text.split())
    for words in (
        "Zo krijgt elk thema een deelbudget.",
        "Iedereen heeft 10 fiches. Aan een tafel van 6 is een fiche € 1.400.",
        "Op elke plek liggen 2 fiches, of een veelvoud daarvan.",
        "Waar fiches liggen, liggen er minstens 4.",
        "Achter elke plek staan minstens 2 mensen van de tafel.",
        "Alle fiches moeten op tafel.",
    ):
        assert words in after, words
    field = f"stage.{key}.r_chips"
    organiser.type(draft, field, "veel", evening.load(draft).typed(field).version)
    assert "Een van de antwoorden hieronder kan niet." in organiser.page(draft, "stemmen").text


def test_what_is_asked_about_chips_there_is_all_that_can_be_agreed_and_not_asked_beside_the_step(
    organiser: Organiser,
) -> None:
    draft = organiser.begin(agenda="geldverdeelavond_fiches")
    item = next(item for item in evening.load(draft).items("stage") if "behind" in steps.options(item.text("kind")))
    names = [f"value.{item.name(f'r_{name}')}" for name in steps.options(item.text("kind"))]
    html = organiser.page(draft, "stemmen").html
    assert all(f'name="{name}"' in html for name in names)
    assert not any(name in organiser.page(draft, f"agenda?stap={item.key}").html for name in names)
