// Besluit and terugblik: an answer with its text, as it was given until it is changed.
import { before } from "./own.js";
import { editor, standing } from "./drafts.js";

const FIELDS = { consent: ["position", "reason"], review: ["keep", "improve", "grade"] };

for (const [what, names] of Object.entries(FIELDS)) {
  editor(`[data-own-answer="${what}"]`, ({ [what]: given }) => (
    given ? Object.fromEntries(names.map((name) => [name, String(given[name] ?? "")])) : null), paint);
}

/** Who agrees needs no text: one that was typed for a concern stays here, and is not sent. */
function paint(box) {
  const reason = box.querySelector('textarea[name="reason"]');
  if (reason) reason.disabled = standing(box).position === "agree";
}

before('[data-own-answer="consent"]', (box) => {
  const { position, reason } = standing(box);
  if (!position) return box.dataset.none;
  if (position === "agree" || reason.trim()) return "";
  box.querySelector("textarea").focus();
  return box.dataset.noReason;
});

before('[data-own-answer="review"]', (box) => {
  const { keep, improve, grade } = standing(box);
  return keep.trim() || improve.trim() || grade ? "" : box.dataset.empty;
});
