"""What puts the house together and what checks it; nothing of this is shipped."""
