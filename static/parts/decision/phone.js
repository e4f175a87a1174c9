// The decision: your answer with its text, as it was given until it is changed, and the views of minorities.

import { always, marks } from "../../js/live/marks.js";
import { before } from "../../js/live/sending.js";
import { editor, standing } from "../../js/stages/editor.js";

const FIELDS = ["position", "reason", "need"];
const CONSENT = '[data-own-answer="consent"]';

editor(
  CONSENT,
  ({ consent }) => (consent ? Object.fromEntries(FIELDS.map((name) => [name, String(consent[name] ?? "")])) : null),
  paint,
);

/** Who agrees needs no text: one that was typed for a concern stays here, and is not sent. */
function paint(box) {
  const agrees = standing(box).position === "agree";
  for (const text of box.querySelectorAll('textarea[name="reason"], textarea[name="need"]')) text.disabled = agrees;
}

before(CONSENT, (box) => {
  const { position, reason } = standing(box);
  if (!position) return box.dataset.none;
  if (position === "agree" || reason.trim()) return "";
  box.querySelector("textarea").focus();
  return box.dataset.noReason;
});

always(() => {
  const { consent } = marks();
  const line = document.querySelector("[data-own-consent]");
  if (!line) return;
  line.hidden = !consent;
  line.querySelector("[data-own-word]").textContent = consent ? line.dataset[consent.position] : "";
});

/* who sees it otherwise: one view of your own, and those of others that you stand behind */
before("[data-view]", (box) => (box.querySelector("textarea").value.trim() ? "" : box.dataset.empty));

always(() => {
  const { view } = marks();
  const joined = new Set(marks().joined ?? []);
  for (const button of document.querySelectorAll("[data-join]")) {
    const { join } = button.dataset;
    const pressed = joined.has(join);
    button.setAttribute("aria-pressed", String(pressed));
    button.value = `minority.${pressed ? "leave" : "join"} ${join}`;
    button.disabled = view === join;
  }
  for (const box of document.querySelectorAll("[data-view]")) box.hidden = Boolean(view);
});
