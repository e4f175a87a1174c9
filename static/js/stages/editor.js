// What somebody chose or typed but did not send yet: kept in this tab, put back after every update and reload.
import { always, marks } from "../live/marks.js";
import { arrived, wasSent } from "../live/sending.js";
import { keep, kept } from "../live/tab.js";

const inputs = (box) => [...box.querySelectorAll('[form="act"][name]:not([name="do"], [type="hidden"])')];
const ticked = (input) => input.type === "radio" || input.type === "checkbox";
const name = (box) => `draft:${box.dataset.draft}`;

/** The fields of a box as they stand: name to value, lists for what can be ticked. */
const everything = (box) => gather(inputs(box));
/** Those that would be sent now. */
export const standing = (box) => gather(inputs(box).filter((input) => !input.disabled));

function gather(fields) {
  const found = {};
  for (const input of fields) {
    if (input.type === "checkbox")
      found[input.name] = [...(found[input.name] ?? []), ...(input.checked ? [input.value] : [])];
    else if (!ticked(input) || input.checked) found[input.name] = input.value;
  }
  return found;
}

/** Put values into the fields, except in what somebody is typing. */
export function put(box, values) {
  for (const input of inputs(box)) {
    const value = values[input.name];
    if (input.type === "checkbox") input.checked = (value ?? []).includes(input.value);
    else if (input.type === "radio") input.checked = input.value === String(value ?? "");
    else if (input !== document.activeElement && input.value !== (value ?? "")) input.value = value ?? "";
  }
}

const equal = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (values) =>
  Object.entries(values)
    .filter(([, v]) => v !== "" && v !== "0" && v.length !== 0)
    .map(([k, v]) => [k, Array.isArray(v) ? [...v].sort() : v])
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Editors that begin from what counts: `own(marks)` gives that as field values, or null where nothing counts yet. */
export function editor(selector, own, paint) {
  const refresh = (box) => {
    const counts = own(marks(), box);
    paint(box);
    const same = equal(standing(box), counts ?? {});
    if (counts && same && wasSent(selector)) {
      arrived(selector);
      keep(name(box), null);
    }
    settle(box, counts !== null, !same);
  };
  always(() => {
    for (const box of document.querySelectorAll(selector)) {
      put(box, kept(name(box)) ?? own(marks(), box) ?? {});
      refresh(box);
    }
  });
  const changed = (event) => {
    const box = event.target.closest?.(selector);
    if (!box || event.target.getAttribute("form") !== "act") return;
    keep(name(box), everything(box));
    refresh(box);
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
}

/** Empty, changed or settled: settled means that what stands here is what counts. */
export function settle(box, counts, changed) {
  const note = box.querySelector("[data-counted]");
  const state = counts && !changed ? "settled" : changed ? "changed" : "empty";
  const focused = box.querySelector(".foot .btn") === document.activeElement;
  if (note) note.hidden = state !== "settled";
  box.dataset.state = state;
  if (state === "settled" && focused) note?.focus({ preventScroll: true });
}
