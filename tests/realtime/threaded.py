"""The same server on plain threads, without eventlet: what the meetings do does not depend on what carries them."""

import os
import signal
import sys
from threading import Event

from werkzeug.serving import make_server

from app import create_app
from realtime.guard import Guard
from realtime.sockets import Live


def main() -> None:
    """Serve until told to stop."""
    assert "eventlet" not in sys.modules
    host, port = os.environ["HOST"], int(os.environ["PORT"])
    address = f"{host}:{port}"
    app = create_app({"PUBLIC_URL": f"http://{address}", "HOSTS": [address]})
    live = Live(app, "threading")
    live.start()
    server = make_server(host, port, Guard(app, live.sessions), threaded=True)
    over = Event()
    signal.signal(signal.SIGTERM, lambda *_: over.set())
    live.sio.start_background_task(server.serve_forever)
    print(f"ready http://{address}", flush=True)
    over.wait()


main()
