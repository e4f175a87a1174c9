"""Fails when modules of the house import each other in a circle; imports for types alone and inside functions count."""

import sys
from collections.abc import Iterator

import grimp

PACKAGES = ("facilitation", "app", "realtime")
LEFT: frozenset[str] = frozenset(
    {
        "app.faces.reads",
        "app.faces.region",
        "app.faces.regions",
        "app.faces.room_regions",
        "app.faces.slices",
        "app.faces.view",
        "app.faces.wall_pages",
        "app.parts.choice",
        "app.parts.package",
        "app.parts.ranking.draft",
        "app.parts.ranking.outcome",
    }
)
"""Modules that stood in a circle before there was this check. It may only get shorter; it goes when it is empty."""


def circles(*packages: str) -> Iterator[list[str]]:
    """The circles of these packages: every largest group of modules of which each leads to each other one."""
    graph, seen = grimp.build_graph(*packages, cache_dir=None), set[str]()
    for module in sorted(graph.modules):
        found = graph.find_upstream_modules(module) & graph.find_downstream_modules(module)
        if found and module not in seen:
            seen |= found | {module}
            yield sorted(found | {module})


def problems(found: list[list[str]], left: frozenset[str] = LEFT) -> Iterator[str]:
    """What is wrong with these circles: modules that were in none before, and modules of LEFT that are in none now."""
    for circle in found:
        if new := sorted(set(circle) - left):
            yield f"a circle through {', '.join(new)}: {' · '.join(circle)}"
    for module in sorted(left - {module for circle in found for module in circle}):
        yield f"{module} is in no circle any more; take it out of LEFT"


def main() -> int:
    """Prints what is wrong; 1 when anything is."""
    found = list(problems(list(circles(*PACKAGES))))
    for problem in found:
        print(f"circles: {problem}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
