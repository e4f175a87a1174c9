"""The worker that counts: a question as JSON on stdin, the outcome on stdout, the step it is at on stderr.

Run as a file by itself, so that it starts with the counting alone and none of the rest of the house.
"""

import json
import os
import resource
import sys

import msgspec

from facilitation.counting.question import Question
from facilitation.counting.rule import Progress
from facilitation.counting.written import plain

POLITE = 5  # the room goes before the count


def main() -> None:
    """Count within the seconds and megabytes that the two arguments say; ends with an error where they do not do."""
    seconds, megabytes = (int(text) for text in sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    os.nice(POLITE)
    question = msgspec.json.decode(sys.stdin.buffer.read(), type=Question)
    answer = json.dumps(plain(question.answer(tell)), separators=(",", ":"))
    sys.stdout.write(answer)


def tell(progress: Progress) -> None:
    """Write the step that the count is at on stderr, always in the same place: whoever looks sees the newest."""
    os.pwrite(sys.stderr.fileno(), b"%08d\n" % progress.step, 0)


if __name__ == "__main__":
    main()
