// Besluit and terugblik: an answer with its text, as it was given until it is changed.
import { before } from "./own.js";
import { editor, standing } from "./drafts.js";

const FIELDS = { consent: ["position", "reason", "need"], review: ["keep", "improve", "grade"] };

for (const [what, names] of Object.entries(FIELDS)) {
  editor(`[data-own-answer="${what}"]`, ({ [what]: given }) => (
    given ? Object.fromEntries(names.map((name) => [name, String(given[name] ?? "")])) : null), paint);
}

/** Who agrees needs no text: one that was typed for a concern stays here, and is not sent. */
function paint(box) {
  const agrees = standing(box).position === "agree";
  for (const text of box.querySelectorAll('textarea[name="reason"], textarea[name="need"]')) text.disabled = agrees;
}

before('[data-own-answer="consent"]', (box) => {
  const { position, reason } = standing(box);
  if (!position) return box.dataset.none;
  if (position === "agree" || reason.trim()) return "";
  box.querySelector("textarea").focus();
  return box.dataset.noReason;
});

before("[data-view]", (box) => (box.querySelector("textarea").value.trim() ? "" : box.dataset.empty));

before('[data-own-answer="review"]', (box) => {
  const { keep, improve, grade } = standing(box);
  return keep.trim() || improve.trim() || grade ? "" : box.dataset.empty;
});
