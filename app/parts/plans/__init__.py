"""Plans that were corrected or withdrawn on the way."""
