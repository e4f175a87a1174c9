"""The door: who comes in, who is counted, who is taken out."""
