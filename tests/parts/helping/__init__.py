"""Helping: who acts for whom, as rules, through the doors and on the faces."""
