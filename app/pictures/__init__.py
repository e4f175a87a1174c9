"""Pictures of plans and of stages: made fit to keep, beside a draft and then beside a meeting, never in its log."""
