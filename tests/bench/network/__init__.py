"""The promises about lines and processor time: a real server, a real meeting, and a load generator beside it."""
