"""Where things are kept: every kind of database, the log, open ballots, and files that were harmed."""
