// Which questions are yours, and behind which you stand.
import { always, marks } from "../../js/live/marks.js";

always(() => {
  const backed = new Set(marks().backed ?? []);
  const asked = new Set(marks().asked ?? []);
  for (const button of document.querySelectorAll("button[data-back]")) {
    const { back } = button.dataset;
    button.setAttribute("aria-pressed", String(backed.has(back)));
    button.value = `question.back ${back} on=${!backed.has(back)}`;
    button.disabled = asked.has(back);
  }
});
