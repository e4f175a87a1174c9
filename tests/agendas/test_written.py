"""An agenda is read from YAML as it was meant, or refused with the place where it is wrong."""

import re
from pathlib import Path

import pytest

import facilitation
from app import agendas
from app.agendas.document import LARGEST
from app.commands.terminal import _speaker
from app.languages import refusals, speaking
from facilitation.agenda import Template, agenda
from facilitation.refusals import Malformed, Refused, Unfit
from facilitation.state.stage import Stage

GOOD = """
name: onze_avond
title: Nee
based_on: [Emmerhout]
stages:
  - {key: begin, kind: welcome, minutes: 5, leader: gespreksleider, notes: "Zeg wie er is."}
  - key: stemmen
    kind: ranking
    title: Kies er drie
    minutes: 20
    format: alleen
    rules: {ballot: approval, most: 3}
"""


def refused(text: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(Malformed) as found:
        agendas.read(text.encode())
    return found.value.key, found.value.details


def test_a_file_holds_what_each_stage_is_called_how_long_it_is_and_who_leads_it() -> None:
    template = agendas.read(GOOD.encode())
    begin, vote = template.stages
    assert (template.name, template.title, template.minutes, template.based_on) == (
        "onze_avond", "Nee", 25, ("Emmerhout",),
    )  # fmt: skip
    assert (begin.leader, begin.notes, begin.format, begin.title) == ("gespreksleider", "Zeg wie er is.", "zaal", "")
    assert (vote.key, vote.kind, vote.title, vote.format) == ("stemmen", "ranking", "Kies er drie", "alleen")


def test_what_an_agenda_says_of_a_vote_becomes_its_method() -> None:
    vote = agenda(agendas.read(GOOD.encode()))[1]
    assert vote.method is not None
    assert (vote.method.form.kind, vote.method.form.most, vote.method.rule) == ("approval", 3, "approval")
    assert (vote.rules, vote.title) == ({}, "Kies er drie")


def test_what_is_written_reads_as_the_same_template() -> None:
    for template in (agendas.read(GOOD.encode()), *agendas.known().values()):
        assert agendas.read(agendas.written(template).encode()) == template


@pytest.mark.parametrize(
    ("text", "key", "details"),
    [
        ("name: a\ntitle: b\nstages: []\n", "agenda_empty", {}),
        ("name: a\nstages: []\n", "agenda_field", {"field": "title"}),
        ("name: A B\ntitle: b\nstages: []\n", "agenda_field", {"field": "name"}),
        ("name: a\ntitle: b\nstages: []\ncolour: red\n", "agenda_field", {"field": "colour"}),
        ("- a\n", "agenda_field", {"field": ""}),
        ("name: a\n  title: : b\n", "agenda_unreadable", {"line": 2}),
        ("name: a\nname: b\n", "agenda_unreadable", {"line": 2}),
        ("name: &x a\ntitle: *x\n", "agenda_unreadable", {"line": 1}),
        ("name: !!python/name:os.system a\n", "agenda_field", {"field": "title"}),
        ("[" * 5000, "agenda_unreadable", {"line": 1}),
        (GOOD.replace("minutes: 5", "minutes: lang"), "stage_field", {"place": 1, "field": "minutes"}),
        (GOOD.replace("minutes: 20", "minutes: 0"), "stage_field", {"place": 2, "field": "minutes"}),
        (GOOD.replace("alleen", "duo"), "stage_field", {"place": 2, "field": "format"}),
        (GOOD.replace("key: begin, ", ""), "stage_field", {"place": 1, "field": "key"}),
        (GOOD.replace("key: begin", "key: stemmen"), "stage_key_twice", {"stage": "stemmen"}),
        (GOOD.replace("most: 3", "most: veel"), "stage_rules", {"stage": "stemmen", "field": "most"}),
        (GOOD.replace("most: 3", "meest: 3"), "stage_rules", {"stage": "stemmen", "field": "meest"}),
        (GOOD.replace("most: 3", "most: 0"), "stage_method", {"stage": "stemmen", "part": "most"}),
        (GOOD.replace("most: 3", "rule: borda"), "stage_method", {"stage": "stemmen", "part": "rule"}),
        (GOOD.replace("title: Kies er drie", f"title: {'a' * 121}"), "text_too_long", {"field": "title"}),
        ("#" * (LARGEST + 1), "agenda_too_large", {"most": 64}),
    ],
)  # fmt: skip
def test_what_cannot_be_an_agenda_is_refused_with_its_place(text: str, key: str, details: dict[str, object]) -> None:
    found, given = refused(text)
    assert found == key
    assert {name: given[name] for name in details} == details


def test_a_kind_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    key, details = refused(GOOD.replace("kind: welcome", "kind: disco"))
    assert (key, details["stage"], details["kind"]) == ("unknown_kind", "begin", "disco")
    assert "welcome, market" in str(details["known"])


def test_an_agenda_of_more_than_forty_stages_is_refused() -> None:
    stages = "".join(f"  - {{key: s{n}, kind: welcome, minutes: 1}}\n" for n in range(41))
    assert refused(f"name: a\ntitle: b\nstages:\n{stages}") == ("agenda_long", {"most": 40})


def test_all_that_is_wrong_is_told_at_once() -> None:
    twice = GOOD.replace("key: begin", "key: stemmen").replace("most: 3", "most: 0")
    assert [fault.key for fault in agendas.faults(twice.encode())] == ["stage_key_twice", "stage_method"]
    assert agendas.faults(GOOD.encode()) == []


def test_an_agenda_of_one_s_own_is_kept_and_found_again(tmp_path: Path) -> None:
    template = agendas.read(GOOD.encode())
    path = agendas.keep(template, tmp_path)
    assert path.stat().st_mode & 0o077 == 0
    assert agendas.named("onze_avond", tmp_path) == template
    assert [*agendas.known(tmp_path)] == [*agendas.known(), "onze_avond"]


def test_an_agenda_of_the_house_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="agenda_of_the_house"):
        agendas.keep(Template(name="stemavond", title="Anders", stages=(Stage("a", "welcome"),)), tmp_path)
    (tmp_path / "agendas").mkdir()
    (tmp_path / "agendas" / "x.yaml").write_text(GOOD.replace("onze_avond", "stemavond"))
    (tmp_path / "agendas" / "y.yaml").write_text("kapot: [")
    assert agendas.known(tmp_path) == agendas.known()


def test_a_name_that_nobody_knows_is_refused() -> None:
    with pytest.raises(Refused, match="unknown_agenda"):
        agendas.named("feest")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_that_can_speak_against_an_agenda_has_a_sentence(language: str) -> None:
    source = "".join(path.read_text() for path in Path(facilitation.__file__).parent.rglob("*.py"))
    keys = set(re.findall(r'Unfit\("(\w+)"', source))
    assert len(keys) >= 6
    with _speaker().app_context(), speaking(language):
        said = {key: refusals.sentence(Unfit(key).refusal()) for key in keys}
    assert all(said.values())
