"""What is published of a round: whole, checked, the same bytes each time, and nobody's name in it."""

import csv
import hashlib
import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from flask import Flask
from flask_babel import lazy_gettext

from app.programme.feature import Chapter, Column, Feature, File, resolved
from app.programme.places import places
from app.programme.publication import bundle
from app.programme.publication.bundle import Bundle
from app.programme.publication.small import apart
from app.programme.registry import FEATURES
from app.programme.rounds import rounds
from app.record.blocks import Text
from app.record.signing.house_key import genuine
from app.services import services
from tests.plain import Page
from tests.programme.publication.conftest import CITY, CODE, ROUND
from tests.record.pabulib_checker import errors


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "data" / f"{name}.json").read_text("utf-8"))
    return found


def sheet(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / f"{name}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_the_same_data_give_the_same_bytes(town: Flask, made: Bundle) -> None:
    again = bundle.made(rounds.load(CITY))
    assert (again.content, again.sha256) == (made.content, made.sha256)
    assert hashlib.sha256(made.content).hexdigest() == made.sha256


def test_every_file_has_its_checksum_as_the_usual_program_reads_it(folder: Path, made: Bundle) -> None:
    done = subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert there == {*made.files, "SHA256SUMS", "manifest.json"}


def test_the_installation_signed_the_checksums_and_a_changed_one_is_found(town: Flask, folder: Path) -> None:
    told, sums = json.loads((folder / "manifest.json").read_text("utf-8")), (folder / "SHA256SUMS").read_bytes()
    assert told["key"] == services().house_key.key
    assert genuine(told["key"], told["signature"], bundle.said(CITY, sums))
    assert not genuine(told["key"], told["signature"], bundle.said(CITY, sums.replace(b"a", b"b", 1)))
    assert [each["name"] for each in told["files"]] == sorted(each["name"] for each in told["files"])


def test_the_sums_of_a_programme_add_up_to_its_pot(folder: Path) -> None:
    found = rows(folder, "rounds")
    assert [each["round"] for each in found] == [CITY, ROUND]
    closed = 1_500_000  # went to a round that is not public
    assert found[0]["pot"] == sum(each["given"] + each["left"] for each in found) + closed
    for each in found:
        assert each["pot"] == each["inside"] + each["given"] + each["left"]
        awarded = [plan for plan in rows(folder, "awards") if plan["round"] == each["round"]]
        assert sum(plan["amount"] for plan in awarded) == each["given"]
        assert (len(awarded), sum(plan["amount"] > 0 for plan in awarded)) == (each["plans"], each["chosen"])


def test_a_round_that_is_not_public_is_nowhere_in_it(folder: Path) -> None:
    for path in folder.rglob("*"):
        assert path.is_dir() or b"noord-stil" not in path.read_bytes()


def test_csv_and_json_say_the_same_and_no_cell_is_a_formula(folder: Path) -> None:
    for name in ("rounds", "envelopes", "shares", "awards", "figures", "meetings", "turnout"):
        written, plain = sheet(folder, f"data/{name}"), rows(folder, name)
        assert len(written) == len(plain) > 0
        assert list(written[0]) == list(plain[0])
    bench = next(each for each in sheet(folder, "data/awards") if each["plan"] == "B")
    assert (bench["title"], bench["amount"], bench["asked"]) == ("'=Bankje", "400,00", "900,00")


def test_the_dictionary_knows_every_column_in_both_languages(folder: Path) -> None:
    told = sheet(folder, "dictionary")
    for path in (folder / "data").glob("*.csv"):
        columns = [line for line in told if line["file"] == path.stem and line["column"]]
        assert [line["column"] for line in columns] == list(sheet(folder, f"data/{path.stem}")[0])
        assert all(line["nl"] and line["en"] and line["form_nl"] for line in columns)
    files = json.loads((folder / "dictionary.json").read_text("utf-8"))
    assert {each["file"] for each in files} == {path.stem for path in (folder / "data").glob("*.json")}


def test_groups_of_fewer_than_five_are_not_told(town: Flask, folder: Path) -> None:
    votes = {each["plan"]: each["votes"] for each in rows(folder, "awards") if each["round"] == CITY}
    assert votes == {"B": "<5", "T": 7}
    assert [each["people"] for each in rows(folder, "figures") if each["name"] == "voters"] == ["<5"]
    assert "minder dan 5" in (folder / "index.html").read_text("utf-8")
    assert apart({"room": 30, "online": 4}) == {"all": 34}
    assert apart({"room": 30, "online": 5}) == {"online": 5, "room": 30, "all": 35}


def test_nothing_that_somebody_wrote_at_a_table_is_in_it_and_nobody_is_named(town: Flask, folder: Path) -> None:
    record = services().dossiers.of(CODE).record
    said = {plan["proposer"] for plan in record["plans"]} | {plan["short"] for plan in record["plans"]}
    said |= {told["text"] for plan in record["plans"] for told in plan["arguments"]}
    said |= {told["text"] for told in record["minority"]} | {plan["reason"] for plan in record["plans"]}
    whole = "\n".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file() and path.suffix != ".pdf")
    words = whole + paper(folder)
    assert len(said) > 50
    assert [text for text in said if len(text) > 3 and text in words] == []
    assert not re.search(r"[\w.]+@[\w.]+\.\w+", whole)


def test_the_ballots_pass_the_public_checker(folder: Path) -> None:
    found = errors([folder / "meetings" / f"{CODE}.pb"])
    assert found == {CODE: {}}


def test_the_ballots_of_a_meeting_have_no_words_of_who_handed_a_plan_in(folder: Path) -> None:
    text = (folder / "meetings" / f"{CODE}.pb").read_text("utf-8")
    assert "project_id;cost;votes;name;category;selected\n" in text
    assert text.count("\n") > 40


def paper(folder: Path) -> str:
    with pypdfium2.PdfDocument(folder / "verslag.pdf") as file:
        return "\n".join(sheet.get_textpage().get_text_range() for sheet in file)


def test_the_paper_is_for_the_archive_and_for_who_cannot_see(folder: Path) -> None:
    with pikepdf.open(folder / "verslag.pdf") as file, file.open_metadata() as said:
        assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("3", "A", "1")
        assert str(file.Root.Lang) == "nl-NL"
        assert file.Root.MarkInfo.Marked
        tags = {str(t.S) for t in file.objects if isinstance(t, pikepdf.Dictionary) and "/S" in t and "/P" in t}
        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L"} <= tags
        [(name, attached)] = file.attachments.items()
        assert (name, attached.get_file().read_bytes()) == (
            "dictionary.json",
            (folder / "dictionary.json").read_bytes(),
        )


def test_a_report_is_in_the_language_of_its_round_and_runs_as_that_does(town: Flask) -> None:
    rounds.change(ROUND, "Ronde", language="ar")
    try:
        files = bundle.made(rounds.load(ROUND)).content
    finally:
        rounds.change(ROUND, "Ronde", language="nl")
    page = bundle.read(files, "index.html").decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "ما الذي تقرر؟" in page
    assert "Wat is er besloten?" not in page
    with pikepdf.open(io.BytesIO(bundle.read(files, "verslag.pdf"))) as file:
        assert str(file.Root.Lang).startswith("ar")


def bare(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad]", "", text)


def test_web_and_paper_say_the_same(town: Flask, folder: Path) -> None:
    page, sheets = bare(Page((folder / "index.html").read_text("utf-8")).text), bare(paper(folder))
    for words in ("Naar rondes", "Wat is er besloten?", "=Bankje", "De Banne", "€ 15.000 ging naar rondes", "€ 83.950"):
        assert bare(words) in page, words
        assert bare(words) in sheets, words


def test_the_page_needs_no_other_file_and_runs_nothing(folder: Path) -> None:
    page = (folder / "index.html").read_text("utf-8")
    assert "<script" not in page
    assert not re.search(r"(src|srcset)=|url\(|@import|rel=.stylesheet", page)


def test_later_features_add_a_chapter_a_table_and_a_file_without_touching_this_one(town: Flask) -> None:
    table = File("cats", "Katten.", "Cats.", (Column("cat", "de kat", "the cat"),), "cats:rows")
    made = Feature(
        name="cats", chapters=(Chapter(lazy_gettext("Katten"), "cats:told"),), files="cats:FILES", attached="cats:more"
    )
    known = {
        "cats:FILES": (table,),
        "cats:rows": lambda rounds: [(one.id,) for one in rounds],
        "cats:told": lambda rounds: [Text("Drie katten.")],
        "cats:more": lambda rounds: [("cats/cats.txt", b"miauw")],
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.programme.registry.resolved", lambda f, n: known[n] if f == "cats" else resolved(f, n))
        patch.setitem(FEATURES.features, "cats", made)
        files = bundle.made(rounds.load(ROUND))
    assert {"data/cats.csv", "data/cats.json", "cats/cats.txt"} <= set(files.files)
    assert "Drie katten." in bundle.read(files.content, "index.html").decode()


def test_a_report_of_a_round_with_no_plans_and_no_meeting_can_be_made(town: Flask) -> None:
    made = rounds.add(places.load("noord"), "Leeg", 0, public=True)
    found = bundle.made(rounds.load(made))
    assert bundle.read(found.content, "data/awards.json") == b"[]"


def test_the_round_above_is_named_only_where_everybody_may_see_it(town: Flask) -> None:
    above = rounds.add(places.load("noord"), "Nog van niemand", 10_000)
    inside = rounds.add(places.load("noord"), "Wel te zien", 5_000, public=True, parent=above)
    assert above == "noord-nog-van-niemand"
    made = bundle.made(rounds.load(inside))
    assert not [name for name in made.files if above.encode() in bundle.read(made.content, name)]
    rounds.change(above, "Nog van niemand", public="1")
    (told,) = json.loads(bundle.read(bundle.made(rounds.load(inside)).content, "data/rounds.json"))
    assert told["parent"] == above
