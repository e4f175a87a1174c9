"""The counting rules: how long they take, and that others count the same."""
