"""Addresses are written as Werkzeug writes them, and an app begins without compiling any."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug import routing

from app import create_app, routes


def filled(rule: routing.Rule) -> dict[str, Any]:
    """A value for everything that an address asks, with signs that have to be written otherwise."""
    asked = rule.arguments - set(rule.defaults or {})
    whole = {name for name, converter in rule._converters.items() if isinstance(converter, routing.IntegerConverter)}
    return {name: 7 if name == "number" or name in whole else f"{name} /é?&" for name in asked}


@pytest.mark.parametrize("more", [{}, {"terug": "a&b", "naar": "é"}])
def test_every_address_is_written_as_werkzeug_writes_it_whatever_was_written_before(app: Flask, more: Any) -> None:
    ours = list(app.url_map.iter_rules())
    theirs = [routing.Rule(rule.rule, **rule.get_empty_kwargs()) for rule in ours]
    routing.Map(theirs)
    assert sum(isinstance(rule, routes.Rule) for rule in ours) == len(ours) - 1  # Flask made that of its static files
    for known, plain in zip(ours, theirs, strict=True):
        assert known.build(filled(known) | more, bool(more)) == plain.build(filled(plain) | more, bool(more))


def test_an_app_begins_without_compiling_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "WRITERS", {})
    app = create_app({"DATA_DIR": tmp_path})
    assert routes.WRITERS == {}
    with app.test_request_context():
        assert app.url_for("phone.phone", code="ABC") == "/t/ABC"
    assert len(routes.WRITERS) == 1


def test_rules_of_one_text_keep_what_each_takes_for_granted() -> None:
    ways = [routes.Rule("/agenda/<way>", defaults={"way": way}, endpoint=way) for way in ("omhoog", "omlaag")]
    routing.Map(ways)
    assert [rule.build({}) for rule in ways] == [("", "/agenda/omhoog"), ("", "/agenda/omlaag")]
