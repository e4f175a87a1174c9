"""The plans of a draft: any list becomes them through the page, a changed one as a difference, and cards by hand."""

import pytest

from app.desk import drafts, evening, opening, saving
from app.live import meetings
from facilitation.parts.plans import plans
from tests.desk.organiser import DESK, JSON, Organiser

HEADING = "titel;gevraagd;minimaal;thema;indiener\n"
ROWS = "Moestuin;12.000;8.000;groen;Noor\nBuurtfeest;5.000;;samen;Sam\nBankjes;2.500;1.000;groen;\n"
LIST = (HEADING + ROWS).encode()


def taken(organiser: Organiser, data: bytes = LIST, name: str = "plannen.csv", **answers: str) -> str:
    """A draft with the plans of a list."""
    draft = organiser.begin(title="Buurtbudget", pot="10.000")
    assert organiser.hand_in(draft, data, name).status_code == 200
    answer = organiser.client.post(f"{DESK}/{draft}/plannen/overnemen", data=answers, headers=JSON)
    assert answer.status_code == 200, answer.text
    return draft


def titles(draft: str) -> list[str]:
    return [plan.text("title") for plan in evening.load(draft).items("plan")]


def test_a_list_is_previewed_as_the_command_does_and_nothing_is_kept(organiser: Organiser) -> None:
    draft = organiser.begin(title="Proef")
    seen = organiser.hand_in(draft, LIST, "plannen.csv").json
    assert set(seen) == {"plans", "left_out", "asks", "columns", "encoding"}
    first = seen["plans"][0]
    assert (first["title"], first["ask"], first["minimum"]) == ("Moestuin", 1_200_000, 800_000)
    assert titles(draft) == []


def test_a_list_is_taken_over_in_its_order(organiser: Organiser) -> None:
    draft = taken(organiser)
    found = evening.load(draft).items("plan")
    assert [
        (plan.text("title"), plan.cents("ask"), plan.cents("minimum"), plan.text("proposer")) for plan in found
    ] == [
        ("Moestuin", 1_200_000, 800_000, "Noor"),
        ("Buurtfeest", 500_000, None, "Sam"),
        ("Bankjes", 250_000, 100_000, ""),
    ]
    assert len(plans(meetings.load(opening.open_evening(draft)).state)) == 3


def test_what_was_pasted_is_a_list_too(organiser: Organiser) -> None:
    draft = organiser.begin(title="Proef")
    pasted = LIST.decode().replace(";", "\t")
    assert organiser.press(draft, "plannen", paste=pasted).status_code == 303
    organiser.press(draft, "plannen/overnemen")
    assert titles(draft) == ["Moestuin", "Buurtfeest", "Bankjes"]


def test_a_file_that_is_no_list_is_refused_in_one_sentence(organiser: Organiser) -> None:
    draft = organiser.begin(title="Proef")
    answer = organiser.hand_in(draft, b"\x00\x01\x02 geen lijst", "vakantie.jpg")
    assert (answer.status_code, answer.json["ok"]) == (422, False)
    page = organiser.client.get(f"{DESK}/{draft}/plannen")
    assert page.status_code == 200
    assert "Kies een ander bestand" in page.text


def test_an_amount_is_never_guessed_and_may_stay_open_for_its_proposer(organiser: Organiser) -> None:
    draft = organiser.begin(title="Proef", pot="10.000")
    data = (HEADING + "Moestuin;12,000;;groen;\nBuurtfeest;5.000;;;\n").encode()
    (ask,) = organiser.hand_in(draft, data, "plannen.csv").json["asks"]
    strict = organiser.client.post(f"{DESK}/{draft}/plannen/overnemen", headers=JSON)
    assert strict.json["error"]["key"] == "list_asks"
    assert titles(draft) == []
    assert organiser.press(draft, "plannen/overnemen").status_code == 303
    plan = evening.load(draft).items("plan")[0]
    assert (plan.cents("ask"), bool(plan.text("open"))) == (None, True)
    refused = organiser.client.post(f"{DESK}/{draft}/openen", headers=JSON)
    assert "Moestuin heeft geen gevraagd bedrag" in refused.json["error"]["message"]
    assert ask["options"] == [1200, 1200000]


@pytest.mark.parametrize("answer", ["1200000", "12.000"])
def test_a_question_is_answered_on_the_page(organiser: Organiser, answer: str) -> None:
    draft = organiser.begin(title="Proef", pot="10.000")
    organiser.hand_in(draft, (HEADING + "Moestuin;12,000;;groen;\n").encode(), "plannen.csv")
    page = organiser.client.get(f"{DESK}/{draft}/plannen").text
    assert 'name="answer.2"' in page
    told = organiser.client.post(f"{DESK}/{draft}/plannen/antwoorden", data={"answer.2": answer}, headers=JSON).json
    assert (told["asks"], told["plans"][0]["ask"]) == ([], 1_200_000)
    assert "checked" in organiser.client.get(f"{DESK}/{draft}/plannen").text


def test_a_row_that_is_wrong_is_named_mended_or_left_out(organiser: Organiser) -> None:
    draft = organiser.begin(title="Proef", pot="10.000")
    data = (HEADING + "Moestuin;veel;;;\nBuurtfeest;5.000;;;\n").encode()
    organiser.hand_in(draft, data, "plannen.csv")
    page = organiser.client.get(f"{DESK}/{draft}/plannen").text
    assert "veel" in page
    assert 'name="amount.2"' in page
    organiser.press(draft, "plannen/antwoorden", **{"amount.2": "7.000"})
    organiser.press(draft, "plannen/overnemen")
    assert [plan.cents("ask") for plan in evening.load(draft).items("plan")] == [700_000, 500_000]


def test_an_amount_is_asked_only_of_a_row_that_an_amount_mends(organiser: Organiser) -> None:
    draft = organiser.begin(title="Proef", pot="10.000")
    data = (HEADING + "Moestuin;veel;;;\n;5.000;;;Sam\nBankjes;2.500;veel;;\nBuurtfeest;5.000;;;\n").encode()
    organiser.hand_in(draft, data, "plannen.csv")
    page = organiser.client.get(f"{DESK}/{draft}/plannen").text
    assert [f'name="amount.{line}"' in page for line in (2, 3, 4)] == [True, False, False]
    assert page.count("Deze rij gaat niet mee. Verbeter je lijst, of schrijf dit plan straks zelf op.") == 2


def test_a_plan_that_is_called_a_total_is_taken_along_and_left_out_again(organiser: Organiser) -> None:
    draft = organiser.begin(title="Proef")
    organiser.hand_in(draft, b"titel;gevraagd\nTuin;5\nTotaal anders spelen;5\n", "plannen.csv")
    assert "Toch meenemen" in organiser.client.get(f"{DESK}/{draft}/plannen").text
    for said, number in (("meenemen", 2), ("", 1), ("meenemen", 2)):
        organiser.press(draft, "plannen/antwoorden", **{"along.3": said})
        page = organiser.client.get(f"{DESK}/{draft}/plannen").text
        assert ("1 rij gaat niet mee" in page, 'value="meenemen"' in page) == (number == 1, True)
    organiser.press(draft, "plannen/overnemen")
    assert [plan.text("title") for plan in evening.load(draft).items("plan")] == ["Tuin", "Totaal anders spelen"]


def test_people_point_at_columns_that_are_called_otherwise(organiser: Organiser) -> None:
    draft = organiser.begin(title="Proef")
    data = b"Nr;Iets moois;Geldje;Wie\n1;Moestuin;12.000;Noor\n2;Feest;500;Sam\n"
    assert organiser.hand_in(draft, data, "raar.csv").status_code == 422
    page = organiser.client.get(f"{DESK}/{draft}/plannen").text
    assert "Iets moois" in page
    pointed = {"column.title": "1", "column.ask": "2", "column.proposer": "3"}
    organiser.press(draft, "plannen/antwoorden", **pointed)
    organiser.press(draft, "plannen/overnemen")
    found = evening.load(draft).items("plan")
    assert [(plan.text("title"), plan.cents("ask"), plan.text("proposer")) for plan in found] == [
        ("Moestuin", 1_200_000, "Noor"),
        ("Feest", 50_000, "Sam"),
    ]


def test_a_changed_list_is_a_difference_and_never_doubles(organiser: Organiser) -> None:
    draft = taken(organiser)
    changed = (HEADING + "Moestuin;12.000;6.000;groen;Noor\nBuurtfeest;5.500;;samen;Sam\nSpeeltuin;9.000;;;\n").encode()
    organiser.hand_in(draft, changed, "plannen2.csv")
    page = organiser.client.get(f"{DESK}/{draft}/plannen").text
    assert "Staat niet meer in de lijst" in page
    answer = organiser.client.post(f"{DESK}/{draft}/plannen/overnemen", headers=JSON)
    assert answer.json == {"plans": 4, "new": 1, "changed": 2, "gone": 0}
    found = {plan.text("title"): plan for plan in evening.load(draft).items("plan")}
    assert list(found) == ["Moestuin", "Buurtfeest", "Bankjes", "Speeltuin"]
    assert (found["Moestuin"].cents("minimum"), found["Buurtfeest"].cents("ask")) == (600_000, 550_000)


def test_a_plan_that_is_gone_from_the_list_goes_only_when_somebody_says_so(organiser: Organiser) -> None:
    draft = taken(organiser)
    organiser.hand_in(draft, (HEADING + "Moestuin;12.000;8.000;groen;Noor\n").encode(), "korter.csv")
    gone = evening.load(draft).items("plan")[1].key
    organiser.press(draft, "plannen/overnemen", **{f"gone.{gone}": "1"})
    assert titles(draft) == ["Moestuin", "Bankjes"]


def test_what_people_wrote_themselves_is_not_written_over_by_a_list(organiser: Organiser) -> None:
    draft = taken(organiser)
    plan = evening.load(draft).items("plan")[0]
    organiser.type(draft, plan.name("minimum"), "9.000", base=plan.evening.typed(plan.name("minimum")).version)
    organiser.hand_in(draft, LIST.replace(b"8.000", b"6.000"), "plannen.csv")
    organiser.press(draft, "plannen/overnemen")
    found = evening.load(draft)
    assert found.items("plan")[0].text("minimum") == "9.000"
    assert [each.value for each in found.beside(plan.name("minimum"))] == ["6.000"]


def test_taking_a_list_over_is_one_thing_to_undo(organiser: Organiser) -> None:
    draft = taken(organiser)
    organiser.client.post(f"{DESK}/{draft}/ongedaan")
    assert titles(draft) == []


def test_cards_are_written_moved_split_put_together_and_taken_out(organiser: Organiser) -> None:
    draft = taken(organiser)
    first, second, third = [plan.key for plan in evening.load(draft).items("plan")]
    organiser.press(draft, f"plannen/{third}/omhoog")
    assert titles(draft) == ["Moestuin", "Bankjes", "Buurtfeest"]
    organiser.press(draft, f"plannen/{first}/splitsen")
    assert titles(draft) == ["Moestuin (1)", "Moestuin (2)", "Bankjes", "Buurtfeest"]
    found = evening.load(draft)
    assert [plan.cents("ask") for plan in found.items("plan")][:2] == [600_000, 600_000]
    organiser.press(draft, f"plannen/{second}/samenvoegen", **{f"into.{second}": third})
    assert titles(draft)[2:] == ["Bankjes + Buurtfeest"]
    assert evening.load(draft).item("plan", third).cents("ask") == 750_000
    organiser.press(draft, f"plannen/{third}/eruit")
    assert titles(draft) == ["Moestuin (1)", "Moestuin (2)"]
    organiser.press(draft, "plannen/nieuw")
    assert titles(draft) == ["Moestuin (1)", "Moestuin (2)", ""]


def test_a_button_keeps_all_that_was_typed_on_the_page(organiser: Organiser) -> None:
    draft = taken(organiser)
    plan = evening.load(draft).items("plan")[0]
    typed = {f"value.{plan.name('short')}": "Met een kas", f"base.{plan.name('short')}": "0"}
    organiser.press(draft, f"plannen/{plan.key}/omlaag", **typed)
    assert evening.load(draft).item("plan", plan.key).text("short") == "Met een kas"


def test_a_list_that_waits_is_let_go(organiser: Organiser) -> None:
    draft = organiser.begin(title="Proef")
    organiser.hand_in(draft, LIST, "plannen.csv")
    organiser.press(draft, "plannen/weg")
    assert "Lees een lijst in" in organiser.client.get(f"{DESK}/{draft}/plannen").text


def test_a_draft_with_a_waiting_list_is_thrown_away_whole(organiser: Organiser) -> None:
    draft = organiser.begin(title="Proef")
    organiser.hand_in(draft, LIST, "plannen.csv")
    drafts.throw_away(draft)


def test_nobody_loses_a_place_however_often_plans_come_between(organiser: Organiser) -> None:
    draft = taken(organiser)
    first = evening.load(draft).items("plan")[0].key
    for number in range(14):
        from_key = evening.load(draft).items("plan")[0].key
        assert from_key == first
        organiser.press(draft, f"plannen/{first}/splitsen")
        saving.save(draft, [saving.Wish(f"plan.{first}.title", f"Deel {number}")], "N")
    assert len(titles(draft)) == 17
    assert len({plan.place for plan in evening.load(draft).items("plan")}) == 17
