// Who went to the table whose code they scanned is asked no longer; the address forgets it too.
import { always, marks } from "../../js/live/marks.js";

always(() => {
  const asked = document.getElementById("andere-tafel");
  if (!asked?.dataset.table || asked.dataset.table !== marks().table) return;
  asked.remove();
  history.replaceState(null, "", location.pathname);
});
