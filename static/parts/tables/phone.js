// Who went to the table whose code they scanned is asked no longer; the address forgets it too.
import { always, marks } from "../../js/live/marks.js";

always(() => {
  for (const button of document.querySelectorAll("[data-own-task]")) {
    button.hidden = !marks().tasks?.includes(button.dataset.ownTask);
  }
  const asked = document.getElementById("andere-tafel");
  if (!asked?.dataset.table || asked.dataset.table !== marks().table) return;
  asked.remove();
  history.replaceState(null, "", location.pathname);
});
