"""Files as people have them: what they are is told by their bytes, in every encoding and shape of a spreadsheet."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.imports.lists.seen import asked, look, ods, read_as, xlsx

LIST = "titel;gevraagd;thema\r\nTaalcafé;12.000;Samen\r\nLicht;€ 900,-;Veilig\r\n"
PLANS = [("Taalcafé", 1_200_000), ("Licht", 90_000)]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def packed(*names: str) -> bytes:
    """A zip with these files in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as folder:
        for name in names:
            folder.writestr(name, "niets")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LIST.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + LIST.encode(), "utf-8"),
        (LIST.encode("cp1252"), "windows-1252"),
        (LIST.replace("€ ", "").replace("\r\n", "\r").encode("mac_roman"), "mac-roman"),
        (LIST.replace("€ ", "").encode("cp850"), "cp850"),
        (LIST.replace(";", "\t").encode("utf-16"), "utf-16, tabs"),
        (b"\xfe\xff" + LIST.replace(";", "\t").encode("utf-16-be"), "utf-16, tabs"),
        (LIST.encode("utf-16-le"), "utf-16"),
        (LIST.encode().decode("cp1252").encode(), "utf-8, twice"),
    ],
)
def test_a_list_reads_in_whatever_encoding_a_spreadsheet_saved_it(data: bytes, encoding: str) -> None:
    found = look(data)
    assert asked(found) == PLANS
    assert found["encoding"] == encoding


@pytest.mark.parametrize(
    "text",
    [
        LIST.replace(";", "\t"),
        LIST.replace(";", ","),
        LIST.replace(";", "|"),
        LIST.replace("\r\n", "\r"),
        "sep=;\r\n" + LIST,
        LIST.replace("\r\n", ";;;\r\n") + ";;;;;\r\n\r\n",
        "Plannen 2026;;\r\n;;\r\n" + LIST,
        "".join(f'"{line}"\r\n' for line in LIST.splitlines()),
        "".join(f'"{line}",,\r\n' for line in LIST.splitlines()),
        LIST.replace("titel;gevraagd", "Title;Amount requested"),
        LIST.replace("titel;gevraagd", "Título;Presupuesto"),
        LIST.replace("titel;gevraagd", "Naam van het plan;Gevraagd\xa0bedrag (in euro’s)"),
        LIST.replace("titel", "\ufeff TITEL *"),
        LIST.replace("12.000", '"=""12.000"""'),
    ],
)
def test_a_list_reads_however_its_cells_are_parted_and_its_heading_is_written(text: str) -> None:
    assert asked(look(text.replace(",-", "") if '"' in text or "," in text else text)) == PLANS


@pytest.mark.parametrize("name", ["plannen.xlsx", "plannen.csv", "zonder"])
def test_a_workbook_reads_whatever_its_name_says(name: str) -> None:
    rows = [["Lijst", "", ""], ["titel", "gevraagd", "thema"], ["Taalcafé", 12000.0, "Samen"], ["Licht", 900, ""]]
    found = look(xlsx({"Plannen": [*rows, ["Totaal", 12900, ""]], "Uitleg": [["hallo"]]}), name)
    assert asked(found) == PLANS
    assert [plan["line"] for plan in found["plans"]] == [3, 4]
    assert [left["line"] for left in found["left_out"]] == [1, 5]
    assert read_as(found)["tabblad ‘Uitleg’"] is None
    assert found["encoding"] == "xlsx"


def test_the_workbooks_of_libreoffice_and_of_old_excel_read_too() -> None:
    assert asked(look(ods([["titel", "gevraagd"], ["Tuin", 12000.5], ["Licht", "900"]]))) == [
        ("Tuin", 1_200_050),
        ("Licht", 90_000),
    ]
    old = (Path(__file__).parent / "oud.xls").read_bytes()
    assert asked(look(old)) == [("Taalcafé", 1_200_050), ("Licht", 90_000)]


def test_an_amount_that_was_worked_out_is_what_the_spreadsheet_shows() -> None:
    rows = [["titel", "gevraagd"], ["Tuin", 0.1 + 0.2], ["Licht", 1355.8999999999999], ["Bank", 10000 / 3]]
    assert [cents for _, cents in asked(look(xlsx({"A": rows})))] == [30, 135_590, 333_333]


def test_two_sheets_with_plans_are_asked_and_a_hidden_one_is_named() -> None:
    book = {"Noord": [["titel", "gevraagd"], ["Tuin", 1]], "Zuid": [["titel", "gevraagd"], ["Feest", 2]]}
    (ask,) = look(xlsx(book))["asks"]
    assert ask["options"] == ["Noord", "Zuid"]
    assert asked(look(xlsx(book), answers={1: ["Zuid"]})) == [("Feest", 200)]
    assert "verborgen tabblad ‘Zuid’" in read_as(look(xlsx(book, hidden=["Zuid"])))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "leeg bestand"),
        (b" \r\n\r\n", "leeg bestand"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "afbeelding"),
        (b"\xff\xd8\xff\xe0....", "foto"),
        (b"\x00\x00\x00\x18ftypheic", "foto of een filmpje"),
        (b"{\\rtf1 hallo}", "tekstdocument"),
        (b"<!DOCTYPE html><table><tr><td>titel</td></tr></table>", "webpagina"),
        (b"\xef\xbb\xbf\r\n<table><tr><td>titel</td></tr></table>", "webpagina"),
        (b"<?xml version='1.0'?><Workbook/>", "XML"),
        (packed("plannen.csv"), "ingepakt bestand (zip)"),
        (packed("word/document.xml", "[Content_Types].xml"), "Word-document"),
        (packed("ppt/presentation.xml"), "presentatie"),
        (packed("xl/worksheets/sheet1.xml"), "beschadigd Excel-bestand"),
        (xlsx({"A": [["titel", "gevraagd"]]})[:300], "beschadigd bestand"),
        (OLE, "beschadigd Excel-bestand"),
        (OLE + "WordDocument".encode("utf-16-le"), "Word-document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (bytes(range(256)) * 8, "geen tekst"),
    ],
)
def test_a_file_that_is_no_list_says_in_dutch_what_it_is_and_how_to_save_a_good_one(data: bytes, what: str) -> None:
    with pytest.raises(Exception, match=r"kunnen we niet als lijst lezen") as refused:
        look(data, "plannen.xlsx")
    assert what in str(refused.value)
    assert "Opslaan als" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_workbook_that_claims_more_cells_than_fit_ends_its_reader_and_not_the_house() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(Exception, match="te groot om te openen"):
        look(xlsx({"A": far}))


def test_a_list_with_only_a_heading_or_without_one_is_refused_in_words() -> None:
    for text, words in (
        ("titel;gevraagd\n", "staan geen plannen"),
        ("Tuin;1200\nLicht;300\n", "geen kop"),
        ("titel;thema\nTuin;groen\n", "mist de kolom ‘gevraagd’"),
        ('titel;gevraagd\n"Tuin;5\nLicht;6\n', "aanhalingsteken"),
    ):
        with pytest.raises(Exception, match=words):
            look(text)


def test_lines_are_counted_as_a_spreadsheet_shows_them() -> None:
    for end in ("\n", "\r\n", "\r", "\r\r\n"):
        found = look(f"titel;gevraagd{end}Tuin;5{end}{end}Licht;6{end}")
        assert [plan["line"] for plan in found["plans"]] == [2, 4]


def test_a_title_of_blank_letters_cannot_be_seen() -> None:
    (left,) = look("titel;gevraagd\n\u3164\u2800;5\n")["left_out"]
    assert "geen titel die je kunt zien" in left["why"]


def test_a_cell_with_marks_that_cannot_be_kept_costs_its_row_and_not_the_file() -> None:
    found = look(b"titel;gevraagd\nTu\x00in;12\nLicht;5\n")
    assert asked(found) == [("Licht", 500)]
    assert [left["line"] for left in found["left_out"]] == [2]


def test_a_plan_of_a_ballot_file_that_cannot_be_read_is_told_with_its_line() -> None:
    head = "META\nkey;value\nbudget;1000\nPROJECTS\nproject_id;cost;name\n"
    found = look(f"{head}a;500;Tuin\nb;veel;Feest\nc;400;Tuin\nVOTES\nvoter_id;vote\n1;a\n", "stemming.pb")
    assert [(plan["line"], plan["id"], plan["ask"]) for plan in found["plans"]] == [(6, "a", 50_000), (8, "c", 40_000)]
    assert [left["line"] for left in found["left_out"]] == [7]
    assert found["asks"] == []
