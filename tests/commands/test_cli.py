"""The command line: what scripts may rely on."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import commands, create_app
from app.commands import main
from app.demo import demo_meetings
from tests.commands.test_new import FACES

ROOT = Path(__file__).parents[2]


def command(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.commands", *args],
        cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_the_demo_prints_the_links_of_both_meetings_and_a_fresh_key_each_time(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = []
    for _ in range(2):
        assert main(["demo", "--data", data]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] != printed[1]
    for text in printed:
        for code in demo_meetings.CODES:
            assert f"http://127.0.0.1:8000/t/{code}/regie#" in text


def test_the_demo_as_json_is_klaverbuurt(said: Callable[..., Any], data: str) -> None:
    made = said("demo", "--halfway", "--data", data)
    assert (made["code"], list(made["links"])) == ("KLAVER", [*FACES, "desk"])
    stood = said("replay", "klaver", "--data", data)
    assert (stood["stage"], stood["arguments"], stood["supports"]) == ("ranking", 61, 483)
    assert stood["seats"] == {"online": 6, "paper": 10, "room": 26}
    assert said("replay", "KLAVER", "--at", "2", "--data", data)["seats"] == {"room": 1}


def test_a_replay_shows_no_ranking_before_it_was_revealed(said: Callable[..., Any], data: str) -> None:
    said("demo", "--closed", "--data", data)
    ended = said("replay", "KLAVER", "--data", data)
    assert ended["closed"]
    assert len(ended["rankings"]["ranking"]) == 14
    for seq in range(658, 671):
        stood = said("replay", "KLAVER", "--at", str(seq), "--data", data)
        assert bool(stood["rankings"]) == (stood["stages"]["ranking"] == "revealed"), seq
    assert stood["rankings"]


def test_an_export_is_the_record_in_the_form_asked_for(said: Callable[..., Any], data: str, tmp_path: Path) -> None:
    said("demo", "--closed", "--data", data)
    for form in commands.exports.FORMATS:
        out = tmp_path / f"besluit.{form}"
        assert main(["export", "KLAVER", "--format", form, "-o", str(out), "--data", data]) == 0
        assert out.stat().st_size > 100
    assert json.loads((tmp_path / "besluit.json").read_bytes())["record"]


def test_count_lists_its_rules_and_counts_by_them(
    said: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [
        "greedy", "greedy-per-euro", "equal-shares", "phragmen", "borda", "approval", "points", "schulze", "irv",
        "majority-judgement", "knapsack",
    ]  # fmt: skip
    assert said("count", "--list") == {"rules": names}
    assert main(["count", "--list"]) == 0
    assert capsys.readouterr().out.split() == names
    file = tmp_path / "x.pb"
    text = "META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\na;5\nVOTES\nvoter_id;vote\n1;a\n"
    file.write_text(text, "utf-8")
    assert said("count", str(file), "--rule", "greedy")["winners"] == ["a"]
    assert main(["count", str(file)]) == 0
    assert "5.00 of 9.00" in capsys.readouterr().out


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for name in commands.cli.commands:
        assert main([name, "--help"]) == 0
        printed = capsys.readouterr().out
        assert printed.startswith(f"Usage: overlegtafel {name}")
        assert "--data" in printed


def test_what_cannot_be_used_is_one_sentence_and_makes_no_meeting(
    complaint: Callable[..., str], plans: str, data: str, tmp_path: Path
) -> None:
    missing = str(tmp_path / "weg.csv")
    assert complaint("new", "--pot", "5", "--initiatives", missing, "--data", data) == "There is no file ‘weg.csv’."
    assert "--pot" in complaint("new", "--initiatives", plans, "--data", data)
    for pot in ("veel", "0", "-5", "NaN", "1e5", "12.34.567", "99999999999999"):
        assert "--pot" in complaint("new", f"--pot={pot}", "--initiatives", plans, "--data", data)
    assert complaint("new", "--pot", "5", "--initiatives", plans, "--title", "  ", "--data", data)
    assert "--initiatives" in complaint("new", "--pot", "5", "--data", data)
    assert "--agenda" in complaint("new", "--pot", "5", "--initiatives", plans, "--agenda", "feest", "--data", data)
    assert not Path(data).exists()


def test_a_broken_list_is_refused_with_its_line(complaint: Callable[..., str], tmp_path: Path, data: str) -> None:
    path = tmp_path / "stuk.csv"
    path.write_text("titel;bedrag\nTuin;veel\n", "utf-8")
    found = complaint("new", "--pot", "5", "--initiatives", str(path), "--data", data)
    assert found == "Line 2: ‘veel’ at ‘bedrag’ is not a usable number."


def test_unknown_meetings_folders_rules_and_commands_are_one_sentence(
    complaint: Callable[..., str], said: Callable[..., Any], data: str, plans: str
) -> None:
    assert "no data folder" in complaint("replay", "KLAVER", "--data", data)
    said("new", "--pot", "5", "--initiatives", plans, "--data", data)
    assert "NIETS2" in complaint("replay", "NIETS2", "--data", data)
    assert "NIETS2" in complaint("export", "NIETS2", "--data", data)
    assert complaint("export", "NIETS2", "--format", "doc", "--data", data)
    assert complaint("count", "x.pb", "--rule", "lot")
    assert complaint("count")
    assert complaint("dans")


def test_a_replay_past_the_end_of_the_log_is_refused(
    complaint: Callable[..., str], said: Callable[..., Any], data: str, plans: str
) -> None:
    code = said("new", "--pot", "5", "--initiatives", plans, "--data", data)["code"]
    assert complaint("replay", code, "--at", "2", "--data", data) == f"The log of {code} ends at 1."


def test_a_demo_under_way_is_not_overwritten_unless_asked(
    complaint: Callable[..., str], said: Callable[..., Any], data: str
) -> None:
    said("demo", "--data", data)
    with create_app({"DATA_DIR": data}).app_context():
        people_at_it = demo_meetings.Evening("KLAVER")
        people_at_it._sit_down()
    assert "--fresh" in complaint("demo", "--halfway", "--data", data)
    said("demo", "--halfway", "--fresh", "--data", data)
    assert said("replay", "KLAVER", "--data", data)["stage"] == "ranking"


def test_a_folder_that_holds_no_database_is_said_in_a_sentence(
    complaint: Callable[..., str], plans: str, tmp_path: Path
) -> None:
    (tmp_path / "overlegtafel.db").write_bytes(b"dit is geen database, maar wel lang genoeg om op te vallen" * 99)
    assert "database" in complaint("new", "--pot", "5", "--initiatives", plans, "--data", str(tmp_path))
    assert complaint("new", "--pot", "5", "--initiatives", plans, "--data", plans)


def test_as_a_program_it_prints_one_object_and_exits_as_promised(plans: str, data: str) -> None:
    made = command("new", "--pot", "84.000", "--initiatives", plans, "--data", data, "--json", PORT="8123")
    assert (made.returncode, made.stderr) == (0, "")
    assert json.loads(made.stdout)["links"]["join"].startswith("http://127.0.0.1:8123/t/")
    refused = command("new", "--pot", "5", "--initiatives", "weg.pb", "--data", data, "--json")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == "There is no file ‘weg.pb’.\n"


def test_serve_hands_its_options_to_the_server_by_environment(monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    handed: list[Any] = []
    monkeypatch.setattr(os, "execve", lambda *args: handed.extend(args))
    assert main(["serve", "--host", "10.1.2.3", "--port", "9000", "--data", data]) == 0
    program, args, env = handed
    assert args == [program, "-m", "realtime"]
    assert (env["HOST"], env["PORT"], env["OVERLEGTAFEL_DATA_DIR"]) == ("10.1.2.3", "9000", data)
    assert "PUBLIC_URL" not in env
    assert main(["serve", "--public-url", "https://tafel.example", "--data", data]) == 0
    assert handed[-1]["PUBLIC_URL"] == "https://tafel.example"


def test_a_demo_is_not_replayed_under_the_feet_of_a_running_server(
    complaint: Callable[..., str], said: Callable[..., Any], data: str
) -> None:
    said("demo", "--data", data)
    with (Path(data) / "server.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        for option in ("--halfway", "--closed", "--fresh"):
            assert "server is running" in complaint("demo", option, "--data", data)
        said("demo", "--data", data)
    said("demo", "--halfway", "--data", data)
