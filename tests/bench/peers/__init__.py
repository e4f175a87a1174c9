"""Servers to lay beside ours: each sends a message to everybody as often as it is told on the socket CONTROL."""
