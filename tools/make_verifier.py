"""Puts static/verify.html together from tools/verifier/: one file that works from a USB stick. `--check` only looks."""

import json
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = (
    "reading", "signing", "fractions", "differences", "ballots", "spending", "rankings", "buying", "shares", "phragmen",
    "knapsack", "question", "evening", "decision", "ruling", "recasts", "choices", "record", "followup", "verdict",
    "sentences", "page",
)  # fmt: skip
END = "</body>"
DECLARED = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)  # one room for all parts


def page() -> str:
    """The whole page, its scripts in the order in which they lean on each other."""
    frame, end, rest = (ROOT / "tools" / "verifier" / "page.html").read_text("utf-8").partition(END)
    words = (ROOT / "app" / "data" / "words.txt").read_text("utf-8").split()
    scripts = [(ROOT / "tools" / "verifier" / f"{part}.js").read_text("utf-8") for part in PARTS]
    scripts.insert(-1, f'const WORDS = {json.dumps(" ".join(words), ensure_ascii=False)}.split(" ");\n')
    names = Counter(name for script in scripts for name in DECLARED.findall(script))
    if twice := [name for name, times in names.items() if times > 1]:
        raise SystemExit(f"tools/verifier/: two parts declare {', '.join(twice)}")
    return frame + "".join(f"<script>\n{script}</script>\n" for script in scripts) + end + rest


def main() -> int:
    """Write the page, or tell that it is not what its parts make."""
    file, made = ROOT / "static" / "verify.html", page()
    if sys.argv[1:] != ["--check"]:
        file.write_text(made, "utf-8")
    elif file.read_text("utf-8") != made:
        print("static/verify.html is not what tools/verifier/ makes: run `make verifier`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
