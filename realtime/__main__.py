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
}  # a server is no client, and starts sooner without

try:
    lines.patch()
except lines.NoEngine as problem:
    print(problem, file=sys.stderr)
    raise SystemExit(2) from None

from realtime.server import main  # noqa: E402

del beside["redis"]  # Socket.IO reads it in case somebody asks; who does ask reads it then

raise SystemExit(main())
