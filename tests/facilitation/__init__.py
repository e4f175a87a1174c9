"""Proofs of the pure domain: rules by table, evenings at random, counting by its laws."""
