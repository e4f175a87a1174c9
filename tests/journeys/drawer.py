"""Devices that were used before, wiped: of what was on them only the fonts and scripts are left, which never change."""

import json
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext

Options = dict[str, Any]


class Drawer:
    """Lends browser contexts by their options. One that was used opens a page for half of what a new one takes."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._lent: dict[BrowserContext, str] = {}
        self._spare: dict[str, list[BrowserContext]] = {}

    def take(self, options: Options) -> BrowserContext:
        """A device of this kind with no windows, cookies or words on it."""
        kind = json.dumps(options, sort_keys=True)
        spare = self._spare.setdefault(kind, [])
        context = spare.pop() if spare else self.browser.new_context(**options)
        self._lent[context] = kind
        return context

    def put(self, context: BrowserContext) -> None:
        """Take it back: wipe it, and close its windows, with which the words of each of them go."""
        _forget(context)
        for page in context.pages:
            page.close()
        context.clear_cookies()
        context.set_offline(False)
        self._spare[self._lent.pop(context)].append(context)

    def close(self) -> None:
        """Close them all."""
        for context in [*self._lent, *(each for kind in self._spare.values() for each in kind)]:
            context.close()


def _forget(context: BrowserContext) -> None:
    """What the pages of this context keep for longer than a window stands."""
    addresses = [urlsplit(page.url) for page in context.pages]
    origins = {f"{url.scheme}://{url.netloc}" for url in addresses if url.netloc}
    if origins:
        control = context.new_cdp_session(context.pages[0])
        for origin in origins:
            control.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage,indexeddb"})
