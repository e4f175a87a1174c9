"""Puts static/verify.html together from tools/verifier/: one file that works from a USB stick."""

import json
import re
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


if __name__ == "__main__":
    (ROOT / "static" / "verify.html").write_text(page(), "utf-8")
