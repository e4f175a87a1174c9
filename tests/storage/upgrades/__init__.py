"""Data folders as programs of before left them, one for each version of the tables, and what becomes of them.

`python -m tools.release.earlier` makes the files that are missing.
"""
