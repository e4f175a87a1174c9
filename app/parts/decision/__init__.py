"""The decision: rounds of answers, objections, minorities."""
