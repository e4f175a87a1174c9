"""The order in which the members of a record stand in its file, as docs/record.md tells them; others come after."""

MEMBERS = (
    "code", "title", "practice", "place", "credit", "pot", "committed", "status", "times", "agenda", "frames",
    "confirmed", "turnout", "on_behalf", "removed", "door", "voided", "undone", "repairs", "replanned",
    "corrections", "amendments", "plans", "hidden", "divided", "remainder", "reserve", "versions", "recasts", "ranking",
    "terms", "decision", "consent", "rounds", "minority", "choices", "questions", "review",
)  # fmt: skip
OF_A_PLAN = (
    "id", "title", "theme", "proposer", "short", "ask", "minimum", "withdrawn", "amount", "outcome", "verdict",
    "reason", "reserve", "conditions", "suggested", "ranked", "shares", "arguments",
)  # fmt: skip
