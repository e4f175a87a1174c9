"""What the room agrees on beforehand."""
