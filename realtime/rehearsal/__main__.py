"""`python -m realtime.rehearsal`: rehearse what stands on stdin as JSON."""

import json
import sys

import msgspec

from app.storage.startup_checks import Unsound
from realtime.rehearsal import Wanted, rehearse


def main() -> int:
    """Rehearse what stands on stdin as JSON; a line of JSON for every step, and the outcome as the last.

    1 where the evening did not come to its end or its record does not verify; 2, with a sentence on stderr, where it
    could not begin.
    """
    wanted = msgspec.json.decode(sys.stdin.read(), type=Wanted)
    try:
        found = rehearse(wanted, lambda progress: print(msgspec.json.encode(progress).decode(), flush=True))
    except (Unsound, OSError) as problem:
        print(problem, file=sys.stderr)
        return 2
    print(json.dumps(found, ensure_ascii=False))
    return 0 if found["verified"] and "stopped" not in found else 1


if __name__ == "__main__":
    raise SystemExit(main())
