"""The record: read, exported, signed, followed up and verified."""
