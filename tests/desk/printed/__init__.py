"""Tests of the hall as it is prepared."""
