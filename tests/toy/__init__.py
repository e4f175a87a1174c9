"""A part that the house does not know: it shows that one module and one folder of templates are enough."""
