"""Practising a draft: opened as an evening that does not count, played by residents, looked back on, thrown away."""
