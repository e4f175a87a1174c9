"""Whatever is asked, what comes back is what the description says: tried by schemathesis, on the app itself."""

from collections.abc import Mapping
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from app.programme.api import catalogue
from tests.programme.api.reading import API, PUBLIC, Reader
from tests.reliability.length import length

pytestmark = [pytest.mark.xdist_group("api"), pytest.mark.soak]
TRIED = settings(
    max_examples=length(6, 150),
    deadline=None,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def known(city: Flask) -> Mapping[str, list[dict[str, str]]]:
    """What stands at each address that names something: the names of all of them."""
    paths = [address.removeprefix(f"{PUBLIC}{API}") for address in Reader(city.test_client()).everything()]
    templates = [path for each in catalogue.offers() for path in (each.resource.path, each.resource.one) if path]
    found = {each: [catalogue.matched(each, path.partition("?")[0]) for path in paths] for each in templates}
    return {each: [dict(named) for named in all_of_them if named] for each, all_of_them in found.items()}


@pytest.fixture(scope="module")
def described(city: Flask) -> Any:
    """The API as schemathesis reads it."""
    return schemathesis.openapi.from_wsgi(f"{API}/openapi.json", city, headers={"Host": "tafel.example.nl"})


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
def test_every_operation_answers_what_it_says(described: Any, known: Mapping[str, Any], mode: GenerationMode) -> None:
    tried = [each.ok() for each in described.get_all_operations()]
    assert len(tried) == len(known)
    for operation in tried:
        if mode is GenerationMode.POSITIVE or operation.query:
            ask(operation, mode, known[operation.path])


def ask(operation: Any, mode: GenerationMode, known: list[dict[str, str]]) -> None:
    """Ask an operation much, half of it about what is there."""

    @TRIED
    @given(case=operation.as_strategy(generation_mode=mode), there=st.booleans(), data=st.data())
    def asked(case: Any, there: bool, data: st.DataObject) -> None:
        if there and known:
            case.path_parameters = data.draw(st.sampled_from(known))
        if mode is GenerationMode.POSITIVE:
            case.query.pop("cursor", None)  # comes from the page before, which tests of paging follow
        case.call_and_validate(headers={"Host": "tafel.example.nl"})

    asked()
