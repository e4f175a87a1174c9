"""Tests of seats whose owner is away."""
