"""Tests of ways of talking."""
