"""What an organiser prepares for the desk at the door."""
