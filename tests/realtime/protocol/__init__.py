"""What docs/protocol.md promises to a client, message by message."""
