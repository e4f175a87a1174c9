"""What runs beside the meetings where other processes serve the same database: telling, listening, looking."""

import logging
from typing import Any

from app.cluster.cluster import Cluster

TURN = 0.05  # seconds in which what is heard comes together
QUIET = 1.0  # seconds that one waits for the next news
AGAIN = 0.5  # seconds after which Redis is listened to again
LOOK, LOOK_SELDOM = 0.5, 5.0  # seconds between two looks at the heads themselves: without news, and with
log = logging.getLogger(__name__)


def begin(cluster: Cluster, sio: Any) -> None:
    """Tell what is kept here, follow what is kept elsewhere, and look at the database itself now and then."""
    told, heard = sio.server.eio.create_event(), sio.server.eio.create_event()
    cluster.wake, cluster.stir = told.set, heard.set
    sio.start_background_task(_whenever, told, cluster.tell, lambda: None)
    sio.start_background_task(_whenever, heard, cluster.follow, lambda: sio.sleep(TURN))
    sio.start_background_task(_look, cluster, sio)
    if cluster.news is not None:
        sio.start_background_task(_listen, cluster, sio)


def _whenever(marked: Any, work: Any, rest: Any) -> None:
    while True:
        marked.wait()
        marked.clear()
        try:
            work()
        except Exception:
            log.exception("the news of other processes could not be followed")
        rest()


def _listen(cluster: Cluster, sio: Any) -> None:
    """Hear what others say; where Redis went, everything is looked at once it is back."""
    while True:
        try:
            cluster.listen(QUIET)
        except Exception as error:
            log.info("nothing is heard of the other processes: %s", type(error).__name__)
            sio.sleep(AGAIN)


def _look(cluster: Cluster, sio: Any) -> None:
    """Look at the heads themselves: often while nothing can be heard."""
    while True:
        sio.sleep(LOOK if cluster.news is None or cluster.lost else LOOK_SELDOM)
        try:
            cluster.look()
        except Exception:
            log.exception("the meetings could not be looked at")
