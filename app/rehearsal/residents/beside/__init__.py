"""What residents and the console do beside the kinds: a module each, with `here` for whether it is done now."""
