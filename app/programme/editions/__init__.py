"""For show: the two editions of the programme this product comes from, and rounds that Amsterdam really held."""

from app.programme.feature import Feature

FEATURE = Feature(name="editions", demo="filling:fill")
