"""PostgreSQL: a server of the tests' own, and what it alone has to show."""
