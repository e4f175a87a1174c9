"""`python -m realtime`: patch the standard library, then serve."""

import gc
import sys
from typing import Any

from realtime import lines

gc.disable()  # what is read now stays: looking for garbage in it took a sixth of the time until we serve
beside: Any = sys.modules
beside |= {
    "requests": None,
    "websocket": None,
    "redis": None,
    "OpenSSL": None,
}  # a server is no client, and starts sooner without

try:
    lines.patch()
except lines.NoEngine as problem:
    print(problem, file=sys.stderr)
    raise SystemExit(2) from None

from realtime.server import main  # noqa: E402

for name in ("redis", "requests", "OpenSSL"):  # read in case somebody asks, and by who does ask only then
    del beside[name]

raise SystemExit(main())
