"""Makes what the product ships of facts that others published."""
