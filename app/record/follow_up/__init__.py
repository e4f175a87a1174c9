"""What follows a decision: the ladder with its dates, what was told since, and what that comes to today."""
