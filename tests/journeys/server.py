"""`python -m tests.journeys.server`: the server as it is, whose files in `static` a browser keeps for a day.

Otherwise Chromium asks for each of some thirty files at each page again, and hears that nothing has changed.
"""

from realtime import lines

lines.patch()

from flask import Flask  # noqa: E402
from werkzeug.datastructures import ImmutableDict  # noqa: E402

from realtime.server import main  # noqa: E402

DAY = 24 * 60 * 60

if __name__ == "__main__":
    Flask.default_config = ImmutableDict({**Flask.default_config, "SEND_FILE_MAX_AGE_DEFAULT": DAY})
    raise SystemExit(main())
