"""A load generator for thousands of web sockets in one thread of one process, over loopback only."""
