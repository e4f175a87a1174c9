"""What a whole room does over real sockets."""
