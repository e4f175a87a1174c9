"""A browser without scripts: it reads a page's fields and buttons, and posts exactly what a form would."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient

from app.live.meetings import load
from tests.devices import CODE

BLOCKS = {"p", "div", "li", "dt", "dd", "td", "th", "small", "b", "h1", "h2", "h3", "option", "button", "summary"}
Pairs = list[tuple[str, str]]


class Page(HTMLParser):
    """What a page offers to somebody without scripts; `fields` are those of form#act, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.fields: list[dict[str, Any]] = []
        self.buttons: list[dict[str, Any]] = []
        self.text = ""
        self._inside = self._of_act = False
        self._filling: dict[str, Any] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found: dict[str, Any] = dict(attrs)
        self.text += " " if tag in BLOCKS else ""
        if tag == "form":
            self._of_act = found.get("id") == "act"
        mine = found.get("form") == "act" or (self._of_act and "form" not in found)
        if tag == "button":
            self._filling = {"name": found.get("name"), "value": found.get("value"), "label": "", **found}
            if mine and "disabled" not in found:
                self.buttons.append(self._filling)
        elif tag in ("input", "select", "textarea") and mine and found.get("name") and "disabled" not in found:
            field = {"tag": tag, "value": found.get("value") or "", "options": [], **found}
            if tag == "textarea":
                self._filling = field
            self.fields.append(field)
        elif tag == "option" and self.fields and self.fields[-1]["tag"] == "select":
            self._option(found)

    def _option(self, found: dict[str, Any]) -> None:
        select = self.fields[-1]
        value = found.get("value") or ""
        if not select["options"] or "selected" in found:
            select["value"] = value
        select["options"].append(value)

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._filling is not None:
            key = "label" if "label" in self._filling else "value"
            self._filling[key] = (self._filling.get(key) or "") + data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._of_act = False
        if tag in ("button", "textarea"):
            self._filling = None

    @property
    def primary(self) -> dict[str, Any]:
        """The one big button, or the one that answers what it asks."""
        big = ("btn--big", "go__yes")
        return next(button for button in self.buttons if any(name in (button.get("class") or "") for name in big))

    def button(self, words: str) -> dict[str, Any]:
        """The first button whose label or act begins with these words."""
        offered = [(" ".join(b["label"].split()), b) for b in self.buttons]
        return next(b for label, b in offered if label.startswith(words) or str(b["value"]).startswith(words))

    def has(self, words: str) -> bool:
        """Whether there is such a button."""
        return any(str(b["value"]).startswith(words) or words in b["label"] for b in self.buttons)

    def pairs(self, filled: dict[str, Any]) -> Pairs:
        """Everything the form posts, with what somebody filled in; a list fills fields of one name in turn."""
        missing = set(filled) - {field["name"] for field in self.fields}
        assert not missing, f"no field on the page for {missing}"
        left = {name: list(value) if isinstance(value, list) else [value] for name, value in filled.items()}
        return [(f["name"], value) for f in self.fields if (value := _said(f, left.get(f["name"]))) is not None]


def _said(field: dict[str, Any], wanted: list[str] | None) -> str | None:
    """What one field posts; None where it posts nothing."""
    if field.get("type") in ("radio", "checkbox"):
        ticked = "checked" in field if wanted is None else field["value"] in wanted
        return field["value"] if ticked else None
    if wanted is None:
        return str(field["value"])
    return wanted.pop(0) if wanted else ""


class Plain:
    """Somebody at a face of one meeting, with pages and forms alone."""

    def __init__(self, client: FlaskClient, path: str) -> None:
        self.client, self.path = client, path

    @property
    def page(self) -> Page:
        """The page as it is now."""
        answer = self.client.get(self.path)
        assert answer.status_code == 200, answer.status
        return Page(answer.text)

    def press(self, words: str = "", status: int = 303, on: Page | None = None, **filled: Any) -> Page:
        """Press a button, the big one by default, with these fields filled in; the page that follows.

        It is pressed `on` a page that was read before, else on the page as it is now.
        """
        page = on or self.page
        button = page.button(words) if words else page.primary
        names = {name.replace("__", "."): value for name, value in filled.items()}
        body = [*page.pairs(names), (button["name"], button["value"])]
        meeting = "/".join(self.path.split("/")[:3])
        answer = self.client.post(f"{meeting}/act", data=_posted(body))
        assert answer.status_code == status, (answer.status, Page(answer.text).text)
        return self.page if status == 303 else Page(answer.text)


def _posted(pairs: Pairs) -> dict[str, list[str]]:
    posted: dict[str, list[str]] = {}
    for name, value in pairs:
        posted.setdefault(name, []).append(value)
    return posted


def at(desk: Plain, stage: str) -> None:
    """Press the big button until the evening is at this stage."""
    page = None
    for _ in range(40):
        if load(CODE).state.current.plan.key == stage:
            return
        page = desk.press(on=page)
    raise AssertionError(f"the big button never led to {stage}")
