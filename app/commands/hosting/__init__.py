"""Commands of whoever hosts an installation: its key, its copies, its wifi, what search engines may see."""
