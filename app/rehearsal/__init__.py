"""Rehearsing: an evening of simulated residents, from the opening to its closed record, over real HTTP and sockets.

`cast` says who comes, `residents` what they do at each kind of stage, `evening` leads them. How a socket is opened is
given by whoever plays (`realtime.rehearsal`), since this package knows HTTP alone.
"""
