// Quick keys on the page of one plan: a digit marks the criterion that comes next, arrows left and right turn the page.

/** The first criterion without a mark, or the one in which the focus is. */
function criterion() {
  const all = [...document.querySelectorAll("[data-scoring] fieldset")];
  const here = document.activeElement?.closest("[data-scoring] fieldset");
  return here ?? all.find((one) => !one.querySelector(":checked"));
}

function mark(digit) {
  const now = criterion();
  const choice = now?.querySelector(`input[value="${digit}"]`);
  if (!choice) return false;
  choice.checked = true;
  const next = now.nextElementSibling?.querySelector("input, textarea");
  next?.focus();
  return true;
}

function turn(rel) {
  const link = document.querySelector(`a[rel="${rel}"]`);
  link?.click();
  return Boolean(link);
}

const TURNS = { n: "next", p: "prev" };

addEventListener("keydown", (press) => {
  const writing = press.target.closest?.("textarea, select, input:not([type=radio], [type=checkbox])");
  if (writing || press.ctrlKey || press.altKey || press.metaKey) return;
  const done = TURNS[press.key] ? turn(TURNS[press.key]) : /^[0-9]$/.test(press.key) && mark(press.key);
  if (done) press.preventDefault();
});
