"""What the page that verifies says of files, asked in a real Chromium."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Page

T = TypeVar("T")
FILE = Path(__file__).parents[3] / "static" / "verify.html"
BATCH = 25
ASK = """async (contents) => {
  const told = [];
  for (const [content, known] of contents) {
    try { const { whole, ...verdict } = await verifyRecord(content, known); told.push(verdict); }
    catch (error) { told.push({ ok: false, faults: [{ place: "file", why: error.message }] }); }
  }
  return told;
}"""


def batches(things: Iterable[T]) -> Iterator[list[T]]:
    """As many as go to the page at once."""
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch


def ask(page: Page, contents: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """What the page says of these files, each beside the key that is known."""
    return [told for batch in batches(contents) for told in page.evaluate(ASK, batch)]
