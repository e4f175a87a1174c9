"""Files from elsewhere: read, refused in words, and counted by the rules of the room."""
