"""Welkom: people come in and find a table."""

from facilitation.stages import StageKind

KIND = StageKind(key="welcome")
