"""What goes over the lines: frames, compression, and how much of it."""
