"""Makes the `.json` files here, outside the product: `python -m tests.parts.common_ground.reference.make FOLDER`.

Run it in an environment of its own with `red-dwarf==0.4.0` (MPL-2.0, Polis Community), on a folder with exports of
conversations, such as `../shared/data/polis`. Each file holds what that library finds in one conversation with its
defaults, but for the exact solver of its components (`svd_solver="full"`; its usual one draws by chance):

- `groups`: per person who voted, in the order of their numbers, the number of their group, or `-` for none;
- `shared`: the consensus statements as id, whether people agree, how many, and of how many;
- `typical`: the same for the statements that represent each group;
- `across`: the group-aware consensus of every statement, per mille.

The conversations were gathered using the Polis software and are sub-licensed under CC BY 4.0 with attribution to The
Computational Democracy Project. No text and no single vote of them stands in these files.
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def votes(folder: Path) -> list[dict[str, int]]:
    with (folder / "participants-votes.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        {"participant_id": int(row["participant"]), "statement_id": int(name), "vote": int(float(text)), "modified": 0}
        for row in rows
        for name, text in row.items()
        if name.isdecimal() and text
    ]


def moderated_out(folder: Path) -> list[int]:
    with (folder / "comments.csv").open(newline="", encoding="utf-8") as file:
        return [int(row["comment-id"]) for row in csv.DictReader(file) if row["moderated"] == "-1"]


def found(folder: Path) -> dict[str, Any]:
    from reddwarf.implementations.polis import run_pipeline

    answer = run_pipeline(
        votes=votes(folder), mod_out_statement_ids=moderated_out(folder), reducer_kwargs={"svd_solver": "full"}
    )
    groups = answer.participants_df["cluster_id"]
    agree = [[each["tid"], True, each["n-success"], each["n-trials"]] for each in answer.consensus["agree"]]
    disagree = [[each["tid"], False, each["n-success"], each["n-trials"]] for each in answer.consensus["disagree"]]
    return {
        "groups": "".join("-" if str(each) == "<NA>" else str(each) for each in groups),
        "shared": agree + disagree,
        "typical": {
            str(group): [[s["tid"], s["repful-for"] == "agree", s["n-success"], s["n-trials"]] for s in told]
            for group, told in answer.repness.items()
        },
        "across": [int(share * 1000 + 0.5) for share in answer.group_aware_consensus["agree"].values()],
    }


def main() -> None:
    for folder in sorted(Path(sys.argv[1]).iterdir()):
        text = json.dumps(found(folder), separators=(",", ":"))
        (HERE / f"{folder.name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
