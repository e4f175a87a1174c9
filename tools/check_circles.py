"""Fails when modules of the house import each other in a circle; imports for types alone and inside functions count."""

import sys
from collections.abc import Iterator

import grimp

PACKAGES = ("facilitation", "app", "realtime")


def circles(*packages: str) -> Iterator[list[str]]:
    """The circles of these packages: every largest group of modules of which each leads to each other one."""
    graph, seen = grimp.build_graph(*packages, cache_dir=None), set[str]()
    for module in sorted(graph.modules):
        found = graph.find_upstream_modules(module) & graph.find_downstream_modules(module)
        if found and module not in seen:
            seen |= found | {module}
            yield sorted(found | {module})


def main() -> int:
    """Prints what is wrong; 1 when anything is."""
    found = list(circles(*PACKAGES))
    for circle in found:
        print(f"circles: {' · '.join(circle)} import each other in a circle", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
