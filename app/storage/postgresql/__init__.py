"""PostgreSQL: a database of a city, in which several processes write."""
