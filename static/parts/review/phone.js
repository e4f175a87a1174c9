// Looking back: what you answered, as it was given until it is changed.

import { before } from "../../js/live/sending.js";
import { editor, standing } from "../../js/stages/editor.js";

const FIELDS = ["keep", "improve", "grade"];
const REVIEW = '[data-own-answer="review"]';

editor(
  REVIEW,
  ({ review }) => (review ? Object.fromEntries(FIELDS.map((name) => [name, String(review[name] ?? "")])) : null),
  () => {},
);

before(REVIEW, (box) => {
  const { keep, improve, grade } = standing(box);
  return keep.trim() || improve.trim() || grade ? "" : box.dataset.empty;
});
