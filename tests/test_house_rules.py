"""The checks on sizes, names of kinds and docstrings find what they are for, and let be what they have to."""

from pathlib import Path

import pytest

from tools import check_docstrings, check_kinds, check_sizes
from tools.findings import tell

KINDS = frozenset({"ranking", "review"})


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with nothing in it."""
    return tmp_path


def put(house: Path, path: str, text: str = "x = 1\n") -> None:
    """One more source file."""
    (house / path).parent.mkdir(parents=True, exist_ok=True)
    (house / path).write_text(text)


def test_what_is_found_is_told_a_line_each_and_fails_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell({"files": {"app/new.py": "301 lines, over 300"}, "folders": {}}) == 1
    assert capsys.readouterr().err == "files: app/new.py: 301 lines, over 300\n"
    assert tell({"files": {}}) == 0


def test_a_file_of_three_hundred_lines_fits_and_one_more_does_not(house: Path) -> None:
    put(house, "app/fits.py", "x = 1\n" * 300)
    put(house, "static/js/long.js", "x = 1;\n" * 301)
    put(house, "static/vendor/copied.js", "x = 1;\n" * 900)
    assert check_sizes.long_files(house) == {"static/js/long.js": "301 lines, over 300"}


def test_a_folder_holds_fourteen_source_files(house: Path) -> None:
    for number in range(15):
        put(house, f"app/full/file{number}.py")
        put(house, f"app/storage/migrations/versions/change{number}.py")
        put(house, f"tests/golden/log{number}.json")
    for number in range(14):
        put(house, f"app/fits/file{number}.py")
    assert check_sizes.full_folders(house) == {"app/full": "15 files, over 14"}


def test_only_lines_of_templates_are_measured(house: Path) -> None:
    put(house, "templates/front.html", f"<p>{'a' * 133}</p>\n<p>{'a' * 134}</p>\n")
    put(house, "static/css/base.css", f"/* {'a' * 200} */\n")
    assert check_sizes.long_lines(house) == {"templates/front.html": "1 lines over 140 characters"}


def test_the_body_of_a_function_counts_without_its_docstring_and_comments(house: Path) -> None:
    put(house, "app/work.py", 'def work(a,\n         b):\n    """Says what."""\n\n    # why\n    c = a\n    return c\n')
    assert list(check_sizes.functions(house, "app")) == [("app/work.py::work", 2)]
    put(house, "app/work.py", "def work():\n" + "    x = 1\n" * 41)
    assert check_sizes.long_functions(house) == {"app/work.py::work": "41 lines, over 40"}


def test_functions_on_the_whole_are_short(house: Path) -> None:
    lengths = [4] * 8 + [13, 13]
    put(house, "app/work.py", "".join(f"def work{n}():\n" + "    x = 1\n" * n for n in lengths))
    put(house, "tests/test_work.py", "def a():\n    x = 1\ndef b():\n    x = 1\n")
    assert check_sizes.untypical(house).keys() == {"the product", "tests"}


def test_a_kind_is_named_in_its_own_part_in_every_tree_and_in_tests(house: Path) -> None:
    put(house, "facilitation/parts/review.py", 'x = "review"\n')
    put(house, "app/parts/review/rows.py", 'x = "review"\n')
    put(house, "templates/parts/review/phone.html", '{{ slot("review") }}\n')
    put(house, "static/parts/review/phone.js", 'const kind = "review";\n')
    put(house, "tests/test_review.py", 'x = "review"\n')
    assert not check_kinds.named(house, KINDS)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/work.py", 'x = kind == "review"\n'),
        ("app/parts/ranking.py", 'x = kind == "review"\n'),
        ("templates/front.html", "{% if kind == 'review' %}{% endif %}\n"),
        ("templates/front.html", '<p data-stage="review"></p>\n'),
        ("static/js/work.js", 'if (kind === "review") work();\n'),
        ("static/css/base.css", '[data-stage="review"] { color: red; }\n'),
    ],
)
def test_a_kind_is_named_nowhere_else(house: Path, path: str, text: str) -> None:
    put(house, path, text)
    assert check_kinds.named(house, KINDS).keys() == {f"{path} review"}


def test_prose_may_say_the_word_of_a_kind(house: Path) -> None:
    put(house, "app/work.py", '"""A review of what was done."""\n\nx = "in review"\n')
    put(house, "templates/front.html", '<p class="review">{{ _("review van de avond") }}</p>\n')
    assert not check_kinds.named(house, KINDS)


def test_a_public_docstring_has_five_words(house: Path) -> None:
    put(
        house,
        "app/work.py",
        '"""What is done in here."""\n\nclass Work:\n    """Done."""\n\n    def _own(self):\n        """Own."""\n',
    )
    assert check_docstrings.short(house).keys() == {"app/work.py::Work"}


def test_a_public_function_names_the_refusals_that_it_raises(house: Path) -> None:
    body = '    if x:\n        raise Refused("too_late")\n    raise refusals.Malformed("too_soon", x=1)\n'
    put(house, "app/work.py", f'def work(x):\n    """Raises Refused: too_late."""\n{body}')
    assert check_docstrings.silent(house) == {"app/work.py::work": "raises too_soon, unsaid"}
