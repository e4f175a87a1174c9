"""From a clean Debian with nothing but Python to an evening, and from data of before to today."""
