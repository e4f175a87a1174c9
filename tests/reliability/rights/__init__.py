"""Nobody does what they may not, at no stage and not after the end."""
