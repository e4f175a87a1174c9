"""A city's evening on paper: a thousand meetings on some machines, with service times that were measured."""
