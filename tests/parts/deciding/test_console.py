"""What the console shows of who decides, and the page of codes."""

from contextlib import closing

import pypdfium2
import pytest
from flask import Flask

from app.access import links
from app.live.meetings import load
from app.parts.deciding import sheets
from facilitation.roles import Role
from facilitation.state.deciding import entitled, may_decide
from tests.devices import CODE, JSON, Browser
from tests.parts.deciding.halls import batch, begin, phone
from tests.parts.deciding.test_joining import joined

PLACE = f"/t/{CODE}/regie/codes"


def press(browser: Browser, path: str = "", **fields: str) -> int:
    """What a form of the page of codes is answered."""
    data = fields | {"csrf_token": browser.token()}
    return browser.client.post(f"{PLACE}{path}", data=data, headers=JSON).status_code


def printed(pdf: bytes) -> str:
    """All text of a PDF."""
    with closing(pypdfium2.PdfDocument(pdf)) as found:
        return "\n".join(page.get_textpage().get_text_range() for page in found)


def test_a_batch_is_printed_once_and_each_code_of_it_opens_a_seat(hall: Flask, regie: Browser) -> None:
    answer = regie.client.post(PLACE, data={"number": "12", "csrf_token": regie.token()})
    assert answer.mimetype == "application/pdf"
    words = printed(answer.data)
    found = [line for line in words.splitlines() if line.count("-") == 2 and len(line.strip()) == 14]
    assert len(set(found)) == 12
    status, seat = joined(phone(hall), voting_code=found[7].strip())
    assert status == 200
    assert may_decide(load(CODE).state, seat)
    page = regie.client.get(PLACE).text
    assert found[7].strip() not in page
    assert '<td class="r num">12</td>' in page


def test_the_page_is_of_the_gespreksleider_alone(hall: Flask, regie: Browser) -> None:
    assert phone(hall).client.get(PLACE).status_code == 303
    assert press(phone(hall), number="3") == 403
    assert press(regie, number="0") == 422
    assert press(regie, number="veel") == 422
    assert not entitled(load(CODE).state).batches


def test_codes_are_withdrawn_handed_in_on_paper_and_given_for_who_has_no_phone(hall: Flask, regie: Browser) -> None:
    one, two, three = batch()
    assert press(regie, "/intrekken", voting_code=one) == 303
    assert press(regie, "/papier", stage="ranking", codes=f"{two}\n\n{one}") == 409
    assert press(regie, "/papier", stage="ranking", codes=f"{two}\n\n") == 303
    seat = regie.put(channel="paper", name="Riet")
    assert "Riet" in regie.client.get(PLACE).text
    assert press(regie, "/stoel", seat=seat, voting_code=two) == 409
    assert press(regie, "/stoel", seat=seat, voting_code=three) == 303
    assert may_decide(load(CODE).state, seat)
    assert press(regie, "/intrekken", batch="1") == 409


def test_the_console_shows_a_phone_with_the_code_of_another_and_settles_it_with_a_press(
    hall: Flask, regie: Browser
) -> None:
    (one, *_rest), old, new = batch(), phone(hall), phone(hall)
    joined(old, voting_code=one)
    joined(new, voting_code=one)
    (waiting,) = entitled(load(CODE).state).doubles
    page = regie.get("/regie").text
    assert f'value="double.settle {waiting} same=true"' in page
    assert regie.act(f"double.settle {waiting} same=true", **{f"{waiting}.reason": "Leeg"}).status_code == 200
    assert may_decide(load(CODE).state, waiting)
    assert 'value="double.settle' not in regie.get("/regie").text


def test_a_chair_counts_its_table_and_lets_phones_decide_from_the_console(app: Flask) -> None:
    with app.app_context():
        begin("table")
        ours, chair = phone(app), Browser(app.test_client(), "console")
        _, seat = joined(ours, table="T1", name="Fatima")
        assert "Iemand aan je tafel telt wie er meebeslist." in ours.get().text
        key = links.make(CODE, Role.TABLE_CHAIR, "T1")
        assert chair.client.post(f"/t/{CODE}/regie/key", data={"key": key}).status_code == 204
        assert "Fatima" in chair.get("/regie").text
        assert chair.act(f"seat.admit {seat}").status_code == 409
        assert chair.act("table.heads table=T1", **{"T1.heads": "1"}).status_code == 200
        assert chair.act(f"seat.admit {seat}").status_code == 200
        assert may_decide(load(CODE).state, seat)
        assert "geteld 1, beslissen mee 1" in chair.get("/regie").text
        assert "Iemand aan je tafel" not in ours.get().text


def test_in_a_poll_the_console_and_the_join_page_say_so(app: Flask) -> None:
    with app.app_context():
        begin("open")
        console = Browser(app.test_client(), "console")
        console.client.post(f"/t/{CODE}/regie/key", data={"key": links.make(CODE)})
        assert "Dit is een peiling." in console.get("/regie").text
        assert "Peiling." in console.get().text


@pytest.mark.parametrize("number", [1, 10, 11])
def test_ten_slips_stand_on_a_sheet(hall: Flask, number: int) -> None:
    pdf = sheets.made(load(CODE), 1, batch(number), "https://tafel.example.nl")
    with closing(pypdfium2.PdfDocument(pdf)) as found:
        assert len(found) == -(-number // 10)
