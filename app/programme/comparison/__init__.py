"""Comparison: meetings and rounds side by side, each with what it has to be read by; no league table."""

from app.programme.feature import Feature, Route

FEATURE = Feature(name="comparison", routes=(Route("/vergelijken", "pages:one", limit="downloads"),))
