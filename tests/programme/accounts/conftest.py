"""The house as it is served: what is slow or writes runs in another thread, where no request is known."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from app.services import services_of


@pytest.fixture(autouse=True)
def offloaded(app: Flask) -> Iterator[None]:
    with ThreadPoolExecutor(2) as pool:
        services_of(app).database.offload = lambda work, *given: pool.submit(work, *given).result()
        yield
