"""One font file holds what is read in Dutch and English, in both families; other letters come when they are there."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from app.faces import assets
from tests.reliability.length import FULL
from tools.bundles import fonts, merging

BUILT = Path(__file__).parents[2] / "static" / assets.BUILT
SHEET = next(BUILT.glob("phone-*.css")).read_text()
RULE = re.compile(r"@font-face\{(.*?)\}")
SAID = "Wat besluiten we? Eén coöperatie: € 1.250.000 – ‘ja’, 10 × 5 m² … naïeve façade"


def test_what_dutch_and_english_say_stands_in_the_file_that_every_page_asks_for() -> None:
    [file] = BUILT.glob("letters-*.woff2")
    assert set(map(ord, SAID)) <= TTFont(file).getBestCmap().keys()
    assert file.stat().st_size < 45_000


def test_a_width_says_whose_letters_and_whose_digits_are_shown() -> None:
    code, reading, heading = (_shown(width) for width in (merging.CODE, merging.READING, merging.HEADING))
    assert code["a"] == reading["a"] != heading["a"]
    assert code["0"] != reading["0"] == heading["0"]
    assert len({*code.values(), *heading.values()}) == 4


def _shown(width: int) -> dict[str, str]:
    """The glyph of a letter and of a digit at a width."""
    [file] = BUILT.glob("letters-*.woff2")
    font = instantiateVariableFont(TTFont(file), {"wdth": width})
    always, named = _always(font), font.getBestCmap()
    return {sign: always.get(named[ord(sign)], named[ord(sign)]) for sign in "a0"}


def _always(font: TTFont) -> dict[str, str]:
    """The glyphs that the font itself puts in the place of others."""
    table = font["GSUB"].table
    required = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag in ("rvrn", "rclt")]
    lookups = {index for feature in required for index in feature.LookupListIndex}
    return {
        name: other
        for index in lookups
        for sub in table.LookupList.Lookup[index].SubTable
        for name, other in getattr(sub, "ExtSubTable", sub).mapping.items()
    }


def test_each_letter_of_a_family_is_in_one_file_and_turkish_polish_and_arabic_are_in_others() -> None:
    for family in ("Tafel Kop", "Tafel Tekst"):
        rules = [rule for rule in RULE.findall(SHEET) if f'"{family}"' in rule or f"family:{family};" in rule]
        points = [point for rule in rules for point in _points(rule)]
        assert len(points) == len(set(points)), family
        first = next(rule for rule in rules if "letters-" in rule)
        for letter in "ğşİłęż\u0627":
            assert ord(letter) in points
            assert ord(letter) not in set(_points(first))
        assert all("font-display:optional" in rule for rule in rules)


def _points(rule: str) -> list[int]:
    ranges = re.findall(r"U\+([0-9A-Fa-f]+)(?:-([0-9A-Fa-f]+))?", rule)
    return [point for start, end in ranges for point in range(int(start, 16), int(end or start, 16) + 1)]


@FULL
@pytest.mark.soak
def test_cutting_the_fonts_again_makes_the_same_files(tmp_path: Path) -> None:
    path = fonts.VENDOR / fonts.KOP.package / "files" / f"{fonts.KOP.package}-latin-wght-normal.woff2"
    first, second = (fonts._packed(fonts._cut(path, "abc", fonts.KOP)) for _ in range(2))
    assert first == second
