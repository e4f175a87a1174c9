"""What two people enter for a room, each without seeing the other: cards on paper, and a show of hands."""
