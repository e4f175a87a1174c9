"""What a refusal says of a form: every field in plain words, in both languages."""

import msgspec
import pytest
from flask import Flask

from app.languages import speaking
from app.languages.fields import FIELDS, named
from app.languages.refusals import sentence
from facilitation.refusals import Malformed
from facilitation.registry import PARTS

UNTYPED = {"id", "seen", "expecting"}  # what a page fills in by itself
DRAWN = {name for _, rule in PARTS.rules.values() for name in rule.drawn}
ASKED = sorted({field.name for act in PARTS.acts.values() for field in msgspec.structs.fields(act)} - UNTYPED - DRAWN)


@pytest.mark.parametrize("field", ASKED)
def test_every_field_that_an_act_asks_for_has_a_plain_name_in_both_languages(context: Flask, field: str) -> None:
    assert field in FIELDS
    with speaking("nl"):
        dutch = sentence(Malformed("malformed", field=field))
        assert str(FIELDS[field]) in dutch
    with speaking("en"):
        english = sentence(Malformed("malformed", field=field))
        assert str(FIELDS[field]) in english
    assert dutch != english


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("reason", "de reden"),
        ("awards[0].amount", "het bedrag"),
        ("amounts.P3", "de bedragen"),
        ("P3.reason", "de reden"),
        ("JSON", "wat de pagina verstuurde"),
        ("?", "wat de pagina verstuurde"),
    ],
)
def test_of_a_path_the_last_field_is_named_and_what_nobody_fills_in_is_of_the_page(
    context: Flask, path: str, words: str
) -> None:
    with speaking("nl"):
        assert named(path) == words
        assert sentence(Malformed("malformed", field=path)) == f"Vul dit nog eens in: {words}. Er is niets veranderd."
