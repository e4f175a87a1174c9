"""Checks of a draft, by what they look at; `app.desk.checking` gathers them."""
