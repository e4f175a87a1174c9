"""One seat, one ballot, and nobody can tell whose it was."""
