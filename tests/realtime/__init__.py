"""Real servers over HTTP and sockets, with a client that is written from docs/protocol.md alone."""
