"""Arguments about the plans."""
