// Where you sit: your table at the head of the page, and chosen in the form that changes it.
import { always, marks } from "../../js/live/marks.js";

always(() => {
  const { table } = marks();
  for (const select of document.querySelectorAll('select[data-own="table"]')) {
    if (select !== document.activeElement) select.value = table ?? "";
  }
  const place = document.querySelector("[data-own-table]");
  if (place) place.textContent = JSON.parse(place.dataset.names)[table] ?? "";
});
