"""axe-core inside a page: WCAG 2.0 to 2.2, A and AA, and its best practices."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SOURCE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# where each thing stands is only looked up when something is found; frames are pages of their own, without axe in them
RUN = """
async rules => {
  const asked = {runOnly: rules, resultTypes: ['violations'], elementRef: false, iframes: false};
  const first = await axe.run(document, {...asked, selectors: false});
  if (!first.violations.length) return [];
  const found = await axe.run(document, asked);
  return found.violations.flatMap(v => v.nodes.map(n =>
    `${v.id}: ${n.target} ${n.html.slice(0, 160)} (${n.failureSummary})`));
}
"""


def violations(page: Page) -> list[str]:
    """What axe-core holds against this page, one line each."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_source())
    found: list[str] = page.evaluate(RUN, RULES)
    return [" ".join(line.split()) for line in found]


@cache
def _source() -> str:
    return SOURCE.read_text()
