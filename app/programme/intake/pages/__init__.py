"""The pages of plans before the evening: for everybody, for who stands behind a plan, and in the workspace."""
