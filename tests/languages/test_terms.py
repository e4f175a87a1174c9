"""The words of the field have one translation each, as the list for those who read translations says."""

import pytest
from babel.messages.catalog import Catalog

from app.languages import LANGUAGES
from tools import terms
from tools.check_translations import translated

TABLE = """x
## Woordenlijst

| `nl` | `tr` | `ar` |
|---|---|---|
| bezwaar, bezwaren | itira·z | اعتراض |

## Daarna
| geen | rij | ervan |
"""


def found(language: str, **sentences: str) -> list[str]:
    catalog = Catalog(locale=language)
    for dutch, words in sentences.items():
        catalog.add(dutch.replace("_", " "), words)
    return list(terms.complaints(terms.listed(TABLE), language, catalog))


def test_a_translation_without_the_word_of_the_list_is_told() -> None:
    assert len(found("tr", Een_bezwaar="Bir karşı çıkış")) == 1
    assert found("tr", Een_bezwaar="İTİRAZIM var", Bezwaarschrift="Dilekçe") == []


def test_marks_above_arabic_letters_make_no_other_word() -> None:
    assert found("ar", bezwaar="اِعتِراض") == []
    assert len(found("ar", bezwaren="مقاومة")) == 1


def test_every_plural_form_has_it() -> None:
    catalog = Catalog(locale="tr")
    catalog.add(("%(num)s bezwaar", "%(num)s bezwaren"), ("%(num)s itiraz", "%(num)s kaygı"))
    assert len(list(terms.complaints(terms.listed(TABLE), "tr", catalog))) == 1


def test_the_list_has_forty_words_in_every_language() -> None:
    listed = terms.listed(terms.LIST.read_text(encoding="utf-8"))
    assert len(listed) >= 40
    assert all(list(words) == list(LANGUAGES[1:]) and all(map(all, words.values())) for words in listed.values())


def test_a_list_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="Woordenlijst"):
        terms.listed("# Talen")


@pytest.mark.parametrize(
    ("about", "word", "languages"),
    [
        ("tegen een toets", "Bezwaar", ("en", "tr", "ar", "pl")),
        ("een afspraak", "vrij", ("en", "tr", "ar")),
        ("stad of buurt", "Plek", ("tr", "ar")),
        ("plannen", "Naar de tafel", ("en", "tr", "pl")),
    ],
)
def test_what_dutch_says_alike_is_told_apart(about: str, word: str, languages: tuple[str, ...]) -> None:
    for language in languages:
        catalog = translated(language)
        own, other = catalog.get(word, about), catalog.get(word)
        assert own
        assert other
        assert own.string != other.string, language
