"""The command line, and the demo meetings that it makes."""
