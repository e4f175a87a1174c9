"""Arguments that say the same, put together with their authors' yes."""
