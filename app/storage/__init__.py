"""Where things are kept: the database, the log, open ballots, and what only one kind of database needs."""
