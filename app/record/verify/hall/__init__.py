"""What happened in the hall, held against the log: the lots for tables, and the chips on them."""
