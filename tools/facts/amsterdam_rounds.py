"""Makes app/data/programme/amsterdam.json of the recorded ballot files of Amsterdam's rounds: facts, and no ballots.

Titles, costs, themes and totals of votes come from the files in Pabulib (pabulib.org, arXiv:2012.06539); what was
funded comes from `official_outcomes.json` beside them, and is null where that does not know.

    python -m tools.facts.amsterdam_rounds FOLDER_WITH_PABULIB
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[2] / "app" / "data" / "programme" / "amsterdam.json"
COST_OF_NOTHING = 1
"""Euros that the files give a plan which cost nothing."""


def main(folder: Path) -> int:
    """Read the ballot files in a folder laid out as Pabulib's, and write the facts of them; always 0."""
    outcomes = json.loads((folder / "official_outcomes.json").read_text("utf-8"))
    files = sorted((folder / "netherlands").glob("NL_Amsterdam_*.pb"), key=lambda file: file.name.split("_")[2:])
    made = [_round(file, outcomes.get(file.name)) for file in files]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def _round(file: Path, outcome: dict[str, Any] | None) -> dict[str, Any]:
    sections = _sections(file)
    meta = {row["key"]: row["value"] for row in sections["META"]}
    return {
        "title": meta["description"],
        "district": meta["district"],
        "year": int(meta["date_begin"]),
        "pot": int(float(meta["budget"])) * 100,
        "voters": int(meta["num_votes"]),
        "known": outcome is not None,
        "plans": [_plan(row, outcome) for row in sections["PROJECTS"]],
    }


def _plan(row: dict[str, str], outcome: dict[str, Any] | None) -> dict[str, Any]:
    cost = int(float(row["cost"]))
    ask = 0 if cost == COST_OF_NOTHING else cost * 100
    said = {"id": row["project_id"], "title": row["name"].strip(), "theme": row.get("category", "").strip(), "ask": ask}
    got = None if outcome is None else ask if row["project_id"] in outcome["selected"] else 0
    return said | {"votes": int(row["votes"]), "got": got}


def _sections(file: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of each section, as far as the projects: what people voted is not read."""
    found: dict[str, list[str]] = {}
    for line in file.read_text("utf-8").splitlines():
        if line.strip() in ("META", "PROJECTS", "VOTES"):
            name = line.strip()
            found[name] = []
        elif line.strip():
            found[name].append(line)
    return {name: list(csv.DictReader(found[name], delimiter=";")) for name in ("META", "PROJECTS")}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
