"""A page and its forms: what is offered, taken and refused over HTTP."""
