"""What was asked of proposers: a plan smaller, or together with others."""
