"""Importers: any list of plans becomes a Source by `lists`; `.pb` and our own `.json` are modules of their own."""
