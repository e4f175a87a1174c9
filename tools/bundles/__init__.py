"""One CSS and one JavaScript file for each kind of page, and the fonts that they name: made by `make setup`."""
