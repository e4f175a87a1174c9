"""The organiser's desk: evenings are prepared here, in plain tables, and opened as meetings. Never in `live/`."""
