"""SQLite: a database in one file, with a write-ahead log and a witness beside it."""
