"""YAML as an agenda is written in it: texts, lists and mappings, and nothing that it can be besides."""

from collections.abc import Mapping
from typing import Any

import yaml

from facilitation.refusals import Malformed

LARGEST = 64 * 1024


def written(whole: Mapping[str, Any]) -> str:
    """A plain value as a file, in the order in which it stands."""
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=110)


def read(content: bytes) -> Any:
    """What stands in a file: texts, lists and mappings alone.

    Raises Malformed: agenda_too_large, agenda_unreadable with the `line`.
    """
    if len(content) > LARGEST:
        raise Malformed("agenda_too_large", most=LARGEST // 1024)
    try:
        return _plain(yaml.compose(content.decode("utf-8-sig"), Loader=yaml.BaseLoader), set())
    except UnicodeDecodeError as error:
        raise Malformed("agenda_unreadable", line=content.count(b"\n", 0, error.start) + 1) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Malformed("agenda_unreadable", line=mark.line + 1 if mark else 1) from None
    except RecursionError:
        raise Malformed("agenda_unreadable", line=1) from None


def _plain(node: Any, seen: set[int]) -> Any:
    """Text, lists and mappings alone; no aliases, which can grow without end, and no name twice."""
    if id(node) in seen:
        raise Malformed("agenda_unreadable", line=node.start_mark.line + 1)
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, seen) for each in node.value]
    if not isinstance(node, yaml.MappingNode):
        return node.value if node else ""
    made: dict[str, Any] = {}
    for name, value in node.value:
        key = _plain(name, seen)
        if not isinstance(key, str) or key in made:
            raise Malformed("agenda_unreadable", line=name.start_mark.line + 1)
        made[key] = _plain(value, seen)
    return made
