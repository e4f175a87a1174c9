"""Every language says every sentence: what is missing, left open or fuzzy in a catalogue is found."""

import io

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app.languages.listed import LANGUAGES
from tools import check_translations as check

ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"


def sources() -> Catalog:
    catalog = Catalog()
    catalog.add("Schuif aan")
    catalog.add("Nog %(left)s van %(all)s")
    catalog.add("wacht {n} s")
    catalog.add(("%(num)s plan", "%(num)s plannen"))
    return catalog


def catalogue(plural: str, **other: str) -> Catalog:
    """One in which everything is right, but for what is told of a line by a word of its Dutch."""
    said = {
        "Schuif": 'msgid "Schuif aan"\nmsgstr "a"',
        "Nog": 'msgid "Nog %(left)s van %(all)s"\nmsgstr "%(all)s %(left)s"',
        "wacht": 'msgid "wacht {n} s"\nmsgstr "{n}"',
        "plan": 'msgid "%(num)s plan"\nmsgid_plural "%(num)s plannen"\n'
        + "\n".join(f'msgstr[{n}] "%(num)s p"' for n in range(int(plural[9]))),
    }
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plural}\\n"\n\n'
    return read_po(io.BytesIO((head + "\n\n".join((said | other).values())).encode()))


def found(catalog: Catalog) -> list[str]:
    return list(check.complaints(sources(), catalog))


@pytest.mark.parametrize("plural", [ARABIC, POLISH])
def test_a_catalogue_that_says_everything_is_right(plural: str) -> None:
    assert found(catalogue(plural)) == []


@pytest.mark.parametrize(
    ("what", "said", "complaint"),
    [
        ("Schuif", "", "nothing for 'Schuif aan'"),
        ("Schuif", 'msgid "Schuif aan"\nmsgstr ""', "nothing for 'Schuif aan'"),
        ("Schuif", '#, fuzzy\nmsgid "Schuif aan"\nmsgstr "a"', "is marked fuzzy"),
        ("Nog", 'msgid "Nog %(left)s van %(all)s"\nmsgstr "%(all)s"', "left is left out"),
        ("wacht", 'msgid "wacht {n} s"\nmsgstr "czekaj"', "n is left out"),
        ("wacht", 'msgid "wacht {n} s"\nmsgstr "{n} {x}"', "x is nothing that"),
        (
            "plan",
            'msgid "%(num)s plan"\nmsgid_plural "%(num)s plannen"\nmsgstr[0] "a"\nmsgstr[1] "b"',
            "nothing for ('%(num)s plan'",
        ),
        ("plan", 'msgid "%(num)s plan"\nmsgstr "%(num)s p"', "has a plural"),
        ("more", 'msgid "Weg"\nmsgstr "a"', "is no longer used"),
        ("more", '#~ msgid "Weg"\n#~ msgstr "a"', "obsolete entry"),
    ],
)
def test_what_is_wrong_in_a_catalogue_is_told(what: str, said: str, complaint: str) -> None:
    assert any(complaint in each for each in found(catalogue(POLISH, **{what: said})))


def test_a_form_of_one_number_need_not_say_it_and_any_other_does() -> None:
    begin = 'msgid "%(num)s plan"\nmsgid_plural "%(num)s plannen"\n'

    def forms(silent: int) -> str:
        return begin + "\n".join(f'msgstr[{n}] "{"p" if n == silent else "%(num)s p"}"' for n in range(6))

    assert [found(catalogue(ARABIC, plan=forms(silent))) == [] for silent in range(6)] == [True] * 3 + [False] * 3


def test_every_language_but_dutch_has_a_catalogue_of_its_own() -> None:
    for language in LANGUAGES:
        assert check.path(language).exists() == (language != check.DUTCH), language
