"""Several processes on one database: how they hear each other, and who of them does what has to be done once."""
