"""What two people entered did not go as the log says: both verifiers name it."""
