"""Puts static/verify.html together from tools/verifier/: one file that works from a USB stick."""

import json
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "tools" / "verifier"
PARTS = {
    "file": ("reading", "signing", "stamps", "differences"),
    "counting": (
        "fractions", "ballots", "spending", "rankings", "buying", "shares", "phragmen", "knapsack", "question",
    ),
    "record": (
        "meeting", "packages", "decision", "ruling", "amendments", "recasts", "choices", "questions", "record",
        "followup", "afterwards", "verdict",
    ),
    "people": ("apart", "hands", "door", "roll", "turnout", "turns", "captions", "ground", "twins"),
    "hall": (
        "mixes", "chips", "tables", "windows", "paper", "shows", "delay", "stream", "committees", "frames", "platforms",
        "deciding", "viewers",
    ),
    "mending": ("repairs", "replan"),
    "page": ("faults", "sentences", "page"),
}  # fmt: skip
STYLE, END = "<style></style>", "</body>"
DECLARED = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)  # one room for all parts


def page() -> str:
    """The whole page, its scripts in the order in which they lean on each other."""
    frame, end, rest = (SOURCE / "page" / "page.html").read_text("utf-8").partition(END)
    frame = frame.replace(STYLE, f"<style>\n{(SOURCE / 'page' / 'page.css').read_text('utf-8')}</style>")
    words = (ROOT / "app" / "data" / "words.txt").read_text("utf-8").split()
    scripts = [(SOURCE / folder / f"{part}.js").read_text("utf-8") for folder, parts in PARTS.items() for part in parts]
    scripts.insert(-1, f'const WORDS = {json.dumps(" ".join(words), ensure_ascii=False)}.split(" ");\n')
    names = Counter(name for script in scripts for name in DECLARED.findall(script))
    if twice := [name for name, times in names.items() if times > 1]:
        raise SystemExit(f"tools/verifier/: two parts declare {', '.join(twice)}")
    return frame + "".join(f"<script>\n{script}</script>\n" for script in scripts) + end + rest


if __name__ == "__main__":
    (ROOT / "static" / "verify.html").write_text(page(), "utf-8")
