"""Common ground: which statements people of different opinions share, by the published mathematics of Polis.

`votes` and `found` are values without numpy, `statements` counts with whole numbers and square roots alone. What finds
the groups, `compute` with `components` and `clusters`, needs numpy and runs in a worker or on the command line, never
in the server. docs/decisions/0058-common-ground.md tells what is followed and how ties are broken.
"""
