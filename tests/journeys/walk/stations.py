"""The places on the way where the walk stops and looks: nothing is too wide, and a picture if asked.

Axe looks where no other journey lets it: tests/journeys/desk has every chapter, tests/journeys/access every console.
"""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.axe import violations
from tests.journeys.faces import quiet


@dataclass
class Stations:
    """What was found at the stations of a walk; with a folder a picture of each is kept there."""

    folder: Path | None = None
    problems: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)

    def at(self, page: Page, name: str, *, axe: bool = True) -> None:
        """Stop here and look."""
        self.passed.append(name)
        if axe:
            self.problems += [f"{name}: {line}" for line in violations(page)]
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        self.problems += [f"{name}: {wide} px too wide"] if wide > 0 else []
        if self.folder is not None:
            quiet(page)
            page.screenshot(path=self.folder / f"{len(self.passed):02} {name}.png")
