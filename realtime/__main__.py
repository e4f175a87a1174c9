"""`python -m realtime`: patch the standard library, then serve."""

import os
import sys
import warnings
from typing import Any

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")  # no name is looked up while serving; saves a third of a second
warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")  # chosen with open eyes, and confined to here

beside: Any = sys.modules
beside |= {
    "requests": None,
    "websocket": None,
}  # a server is no client, and starts sooner without

import eventlet  # noqa: E402

eventlet.monkey_patch()

from realtime.server import main  # noqa: E402

raise SystemExit(main())
