"""The bundle for an archive: valid by the schema of the Nationaal Archief, and true to the files in it."""

import io
import os
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from flask import Flask
from msgspec.structs import replace

from app import configuration as archive
from app import create_app
from app.configuration import Archive
from app.demo import demo_meetings
from app.live import meetings
from app.record.exports import FORMATS, mdto
from app.record.exports.mdto.xml import concept, document
from app.record.verify import verdict
from app.services import services
from app.storage.startup_checks import Unsound
from facilitation.refusals import Refused
from tests.devices import CODE, Browser, opening
from tests.golden import files as golden
from tests.municipality.checkers import by_xsd

KLAVER = demo_meetings.KLAVERBUURT
SCHEMA = Path(__file__).parent / "schemas" / "MDTO-XML1.0.1.xsd"
MDTO = "{https://www.nationaalarchief.nl/mdto}"
NOORD = Archive("Gemeente Noorderhaaks", "gm9999", 10, "1.2.3", "Verslag vastgesteld")


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The closed Klaverbuurt."""
    made = create_app({"DATA_DIR": tmp_path_factory.mktemp("mdto"), "TESTING": True, "LIMITS": {}})
    with made.app_context():
        demo_meetings.demo("closed")
        yield made
        services().database.close()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a bundle by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        assert bundle.testzip() is None
        return {name: bundle.read(name) for name in bundle.namelist()}


def complaints(found: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What the schema has against the metadata, by the name of the file."""
    paths = []
    for name, content in found.items():
        if name.endswith(".mdto.xml"):
            paths.append(folder / Path(name).name)
            paths[-1].write_bytes(content)
    assert len(paths) == 5
    return {Path(name).name: errors for name, errors in by_xsd(SCHEMA, paths).items() if errors}


def told(content: bytes) -> Element:
    """The object or file that metadata are of."""
    return fromstring(content)[0]


def text(element: Element, path: str) -> str:
    """What stands at a path, such as `waardering/begripCode`; empty where nothing does."""
    return element.findtext("/".join(MDTO + name for name in path.split("/"))) or ""


def named(found: dict[str, bytes], ending: str) -> Element:
    """The metadata whose file ends so."""
    (name,) = [name for name in found if name.endswith(ending)]
    return told(found[name])


def test_every_file_of_metadata_is_valid_by_the_schema(evening: Flask, tmp_path: Path) -> None:
    assert complaints(unpacked(FORMATS["mdto"][1](KLAVER)), tmp_path) == {}


def test_a_bundle_with_all_that_an_archivist_can_say_is_valid_too(
    evening: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(evening.config, "ARCHIVE", NOORD)
    found = unpacked(FORMATS["mdto"][1](KLAVER))
    assert complaints(found, tmp_path) == {}
    about = named(found, f"besluit-{KLAVER}.mdto.xml")
    assert text(about, "archiefvormer/verwijzingNaam") == "Gemeente Noorderhaaks"
    assert text(about, "archiefvormer/verwijzingIdentificatie/identificatieKenmerk") == "gm9999"
    assert (text(about, "waardering/begripCode"), text(about, "bewaartermijn/termijnLooptijd")) == ("V", "P10Y")
    assert text(about, "informatiecategorie/begripCode") == "1.2.3"
    start, end = (text(about, f"bewaartermijn/{name}") for name in ("termijnStartdatumLooptijd", "termijnEinddatum"))
    assert int(end[:4]) - int(start[:4]) == 10
    assert start[4:] == end[4:]


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "x.xml"
    wrong.write_bytes(document("bestand", [("naam", "x"), ("checksum", concept("SHA-256", "x"))]))
    assert by_xsd(SCHEMA, [wrong])[str(wrong)]


def test_every_golden_evening_is_valid(tmp_path: Path) -> None:
    for log in golden.LOGS[:: 1 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 3]:
        folder = tmp_path / log.stem
        folder.mkdir()
        with golden.app():
            code = golden.keep(golden.read_log(log), log.stem)
            assert complaints(unpacked(FORMATS["mdto"][1](code)), folder) == {}, log.stem


def test_what_has_to_be_there_is_never_empty_and_the_place_to_read_stands_once(evening: Flask) -> None:
    for name, content in unpacked(FORMATS["mdto"][1](KLAVER)).items():
        if name.endswith(".mdto.xml"):
            about = told(content)
            assert not [each.tag for each in about.iter() if not len(each) and not (each.text or "").strip()], name
            assert len(about.findall(f"{MDTO}raadpleeglocatie")) <= 1


def test_checksums_and_sizes_are_those_of_the_files_beside_them(evening: Flask) -> None:
    found = unpacked(FORMATS["mdto"][1](KLAVER))
    kept = {name: content for name, content in found.items() if not name.endswith(".mdto.xml")}
    assert {name.rpartition(".")[2] for name in kept} == {"json", "pdf", "md", "csv"}
    about = named(found, f"besluit-{KLAVER}.mdto.xml")
    for name, content in kept.items():
        file = told(found[f"{name}.bestand.mdto.xml"])
        assert text(file, "checksum/checksumWaarde") == sha256(content).hexdigest()
        assert int(text(file, "omvang")) == len(content)
        assert text(file, "naam") == Path(name).name
        assert text(file, "isRepresentatieVan/verwijzingIdentificatie/identificatieKenmerk") == text(
            about, "identificatie/identificatieKenmerk"
        )
    shown = {each.findtext(f"{MDTO}verwijzingNaam") for each in about.findall(f"{MDTO}heeftRepresentatie")}
    assert shown == {Path(name).name for name in kept}


def test_the_record_in_a_bundle_verifies_by_itself(evening: Flask) -> None:
    found = unpacked(FORMATS["mdto"][1](KLAVER))
    (record,) = [content for name, content in found.items() if name.endswith(".json")]
    assert verdict.verify(record).ok


def test_a_bundle_is_made_once_for_the_same_record(evening: Flask) -> None:
    assert FORMATS["mdto"][1](KLAVER) == FORMATS["mdto"][1](KLAVER)


def test_the_metadata_name_no_resident(evening: Flask) -> None:
    found = unpacked(FORMATS["mdto"][1](KLAVER))
    record = services().dossiers.of(KLAVER).record
    names = {plan["proposer"] for plan in record["plans"] if plan["proposer"]}
    assert names
    for name, content in found.items():
        if name.endswith(".mdto.xml"):
            assert not [each for each in names if each in content.decode()], name


def test_without_settings_a_record_is_kept_for_ever_and_its_maker_is_asked_for(evening: Flask) -> None:
    about = named(unpacked(FORMATS["mdto"][1](KLAVER)), f"besluit-{KLAVER}.mdto.xml")
    assert text(about, "waardering/begripCode") == "B"
    assert text(about, "archiefvormer/verwijzingNaam") == archive.UNNAMED
    assert about.find(f"{MDTO}bewaartermijn") is None


def test_there_is_no_bundle_of_an_evening_that_goes_on(context: Flask, console: Browser) -> None:
    with pytest.raises(Refused) as refused:
        FORMATS["mdto"][1](CODE)
    assert refused.value.key == "not_kept_yet"
    assert console.client.get(f"/t/{CODE}/besluit.mdto").status_code in (403, 409)


def test_there_is_no_bundle_of_a_practice_evening(app: Flask) -> None:
    with app.app_context():
        meetings.create(replace(opening(), practice=10))
        with pytest.raises(Refused) as refused:
            FORMATS["mdto"][1](CODE)
        assert refused.value.key == "practice_unkept"
        assert not mdto.made_of(meetings.load(CODE))


def test_the_web_gives_the_bundle_under_the_name_of_a_zip(evening: Flask) -> None:
    answer = evening.test_client().get(f"/t/{KLAVER}/besluit.mdto")
    assert answer.status_code == 200
    assert answer.mimetype == "application/zip"
    assert f'besluit-{KLAVER}.mdto.zip"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"ARCHIVE_CODE": "amsterdam"},
        {"ARCHIVE_YEARS": "lang"},
        {"ARCHIVE_CATEGORY": "1.2"},
        {"ARCHIVE_TITLE": "Verslag"},
    ],
)
def test_settings_that_cannot_be_used_are_refused_at_the_start(
    wrong: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Unsound, match="ARCHIVE_"):
        archive.told_of_archive()
