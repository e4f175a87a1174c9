"""A whole evening as it was once recorded; it has to fold to the same state on every commit."""
