"""Agendas as files: what can be read, what is refused in words, and what ships with the house."""
