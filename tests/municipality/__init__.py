"""What a municipality takes: files that its own checkers pass, and documents that stay true."""
