"""Who is in, on the console, table by table."""

from tests.plain import Plain


def test_who_is_in_stands_by_table_with_the_names_that_people_gave(desk: Plain, riet: str) -> None:
    assert "Tafel 1 (1) Riet" in " ".join(desk.page.text.split())
