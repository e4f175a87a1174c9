"""Everything that knows sockets, the only place that knows eventlet. Imports nothing: patching comes first."""
