"""Plannen: each plan is heard; the one on the floor follows the console."""

from facilitation.stages import StageKind

KIND = StageKind(key="initiatives")
