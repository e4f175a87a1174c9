"""Viewers at home: a voice without a vote, counted apart, with a poll that counts in nothing."""
