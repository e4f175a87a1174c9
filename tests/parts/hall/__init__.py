"""Tests of tables that come and go."""
