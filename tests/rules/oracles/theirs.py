"""What public implementations say of elections: run by the Python of `.venv-oracles`, which knows nothing of ours.

Elections come in as lines of JSON, answers go out as lines of JSON. What these libraries are known to do otherwise is
kept away from them: pabutools funds plans without votes and breaks ties by name, so plans without support are left out
and ties are broken by the place that we give; pref_voting ends majority judgement at the gauge.
"""

import contextlib
import io
import json
import sys
import warnings
from typing import Any

Vote = dict[str, Any]


def main() -> None:
    """Answer every line."""
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        vote = json.loads(line)
        with contextlib.redirect_stdout(io.StringIO()):
            answer = ANSWERS[vote["rule"]](vote)
        sys.stdout.write(json.dumps(answer) + "\n")


# --- pabutools: money ---------------------------------------------------------------------------------------------


def _instance(vote: Vote) -> tuple[Any, dict[str, Any], Any]:
    from pabutools.election import Instance, Project
    from pabutools.tiebreaking import TieBreakingRule

    projects = {key: Project(key, ask) for key, ask in vote["asks"].items() if _supported(vote, key)}
    place = vote["place"]
    return (
        Instance(projects.values(), vote["pot"]),
        projects,
        TieBreakingRule(lambda i, p, project: place[project.name]),
    )


def _supported(vote: Vote, key: str) -> bool:
    return any(key in b and (not isinstance(b, dict) or b[key]) for b in vote["ballots"])


def _profile(vote: Vote, projects: dict[str, Any]) -> Any:
    from pabutools.election import ApprovalBallot, ApprovalProfile, CardinalBallot, CardinalProfile

    if vote["kind"] == "approval":
        return ApprovalProfile(
            [ApprovalBallot([projects[key] for key in b if key in projects]) for b in vote["ballots"]]
        )
    marks = [{projects[key]: mark for key, mark in b.items() if key in projects} for b in vote["ballots"]]
    return CardinalProfile([CardinalBallot(each) for each in marks])


def _worth(vote: Vote, by_cost: bool) -> Any:
    """What a plan is worth to a voter: its points or its vote, times its cost or not."""
    from pabutools.election import AdditiveSatisfaction

    def worth(instance: Any, profile: Any, ballot: Any, project: Any, precomputed: Any) -> Any:
        own = ballot[project] if vote["kind"] != "approval" and project in ballot else int(project in ballot)
        return own * project.cost if by_cost else own

    class Worth(AdditiveSatisfaction):
        def __init__(self, instance: Any, profile: Any, ballot: Any) -> None:
            super().__init__(instance, profile, ballot, worth)

    return Worth


def greedy(vote: Vote, by_cost: bool = True) -> list[str]:
    from pabutools.rules import greedy_utilitarian_welfare

    instance, projects, ties = _instance(vote)
    chosen = greedy_utilitarian_welfare(
        instance, _profile(vote, projects), sat_class=_worth(vote, by_cost), tie_breaking=ties
    )
    return sorted(project.name for project in chosen)


def per_euro(vote: Vote) -> list[str]:
    return greedy(vote, by_cost=False)


def equal_shares(vote: Vote) -> list[str]:
    from pabutools.fractions import frac
    from pabutools.rules import method_of_equal_shares

    instance, projects, ties = _instance(vote)
    if not projects:
        return []
    step = frac(vote["pot"], 100 * len(vote["ballots"])) if vote["step"] else None
    chosen = method_of_equal_shares(
        instance, _profile(vote, projects), sat_class=_worth(vote, vote["by_cost"]), tie_breaking=ties,
        voter_budget_increment=step,
    )  # fmt: skip
    return sorted(project.name for project in chosen)


def phragmen(vote: Vote) -> list[str]:
    from pabutools.rules import sequential_phragmen

    instance, projects, ties = _instance(vote)
    return sorted(p.name for p in sequential_phragmen(instance, _profile(vote, projects), tie_breaking=ties))


def knapsack(vote: Vote) -> int:
    from ortools.algorithms.python import knapsack_solver

    solver = knapsack_solver.KnapsackSolver(knapsack_solver.SolverType.KNAPSACK_DYNAMIC_PROGRAMMING_SOLVER, "best")
    worth = {
        key: sum(b[key] if isinstance(b, dict) else 1 for b in vote["ballots"] if key in b) for key in vote["asks"]
    }
    keys = [key for key in vote["asks"] if worth[key]]
    if not keys:
        return 0
    solver.init([worth[key] for key in keys], [[vote["asks"][key] for key in keys]], [vote["pot"]])
    return int(solver.solve())


# --- abcvoting and pref_voting: orders -----------------------------------------------------------------------------


def approval(vote: Vote) -> list[list[str]]:
    """Every committee that approval voting may choose, of as many plans as the pot pays for."""
    from abcvoting.abcrules import compute_av
    from abcvoting.preferences import Profile

    keys = list(vote["asks"])
    profile = Profile(len(keys))
    profile.add_voters([[keys.index(key) for key in ballot] for ballot in vote["ballots"]])
    found = compute_av(profile, committeesize=vote["seats"], resolute=False)
    return [sorted(keys[at] for at in committee) for committee in found]


def _linear(vote: Vote) -> tuple[list[str], Any]:
    from pref_voting.profiles import Profile

    keys = sorted(vote["asks"])
    return keys, Profile([[keys.index(key) for key in ballot] for ballot in vote["ballots"]])


def borda(vote: Vote) -> list[str]:
    from pref_voting.scoring_methods import scoring_rule

    keys, profile = _linear(vote)
    top = vote["top"]
    return sorted(keys[at] for at in scoring_rule(profile, score=lambda number, rank: max(0, top - rank + 1)))


def irv(vote: Vote) -> list[str]:
    """Who may win, whichever of equal plans goes out."""
    from pref_voting.iterative_methods import instant_runoff_put

    keys, profile = _linear(vote)
    return sorted(keys[at] for at in instant_runoff_put(profile))


def schulze(vote: Vote) -> list[str]:
    """By the votes that won a duel; who is not named stands below all that are."""
    from pref_voting.margin_based_methods import beat_path
    from pref_voting.profiles_with_ties import ProfileWithTies

    keys = sorted(vote["asks"])
    ranks = [{keys.index(key): at for at, key in enumerate(ballot, 1)} for ballot in vote["ballots"]]
    profile = ProfileWithTies(ranks, candidates=list(range(len(keys))))
    profile.use_extended_strict_preference()
    won = lambda one, other: profile.support(one, other)  # noqa: E731
    return sorted(keys[at] for at in beat_path(profile, strength_function=won))


def _grades(vote: Vote) -> tuple[list[str], Any]:
    from pref_voting.grade_profiles import GradeProfile

    keys = sorted(vote["asks"])
    maps = [{at: ballot.get(key, 0) for at, key in enumerate(keys)} for ballot in vote["ballots"]]
    return keys, GradeProfile(maps, list(range(10)), candidates=list(range(len(keys))))


def points(vote: Vote) -> list[str]:
    from pref_voting.grade_methods import score_voting

    keys, profile = _grades(vote)
    return sorted(keys[at] for at in score_voting(profile))


def majority_judgement(vote: Vote) -> list[str]:
    """Who is first by grade and gauge."""
    from pref_voting.grade_methods import majority_judgement as found

    keys, profile = _grades(vote)
    return sorted(keys[at] for at in found(profile))


ANSWERS = {
    "greedy": greedy, "greedy-per-euro": per_euro, "equal-shares": equal_shares, "phragmen": phragmen,
    "knapsack": knapsack, "approval": approval, "borda": borda, "irv": irv, "schulze": schulze, "points": points,
    "majority-judgement": majority_judgement,
}  # fmt: skip

if __name__ == "__main__":
    main()
