"""Evenings of simulated residents, and random agendas that come to their end."""
