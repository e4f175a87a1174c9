"""The record of a meeting, derived from its parts."""
