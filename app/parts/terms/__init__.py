"""The mandate and the rule that were agreed beforehand."""
