"""The worker that finds common ground: votes as JSON on stdin, what is found on stdout. Run as a file by itself.

It alone reads numpy: its memory is that of the work and of a library that a server never holds.
"""

import os
import resource
import sys

import msgspec

os.environ.update(OPENBLAS_NUM_THREADS="1")  # read once, when numpy is: more threads take memory and no less time

from facilitation.counting.common_ground.compute import common_ground
from facilitation.counting.common_ground.votes import Votes
from facilitation.state.groups import FEWEST

POLITE = 5  # the room goes before the count


def main() -> None:
    """Find groups of at least five people within the seconds and megabytes that the two arguments say."""
    seconds, megabytes = (int(text) for text in sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    os.nice(POLITE)
    votes = msgspec.json.decode(sys.stdin.buffer.read(), type=Votes)
    sys.stdout.buffer.write(msgspec.json.encode(common_ground(votes, FEWEST)))


if __name__ == "__main__":
    main()
