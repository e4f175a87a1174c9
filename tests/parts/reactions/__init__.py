"""Tests of reactions."""
