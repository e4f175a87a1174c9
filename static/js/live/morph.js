// Regions into the page. What somebody types, opens, reads or has the focus on stays as it is.
import { Idiomorph } from "../../vendor/idiomorph/idiomorph.esm.min.js";

const FIELDS = "input, textarea, select";
const touched = new WeakSet(); // fields that somebody changed and nobody sent yet
const held = new Map(); // regions that wait until somebody has finished typing
const still = matchMedia("(prefers-reduced-motion: reduce)");
const wall = document.body.dataset.face === "screen" && top === window; // and not its preview on the console
let anchor = null;
let last = null;

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => touched.add(event.target));
}

const find = (name) => document.querySelector(`[data-region="${CSS.escape(name)}"]`);
const parse = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html; // our own templates, escaped on the server
  return template.content;
};

/** What was sent may be overwritten again. */
export function forget(box) {
  for (const field of box.querySelectorAll(FIELDS)) touched.delete(field);
}

/** Begin again from what the server said last. */
export function anew(box) {
  for (const field of box.querySelectorAll(FIELDS)) {
    if (ticks(field)) field.checked = field.defaultChecked;
    else if (!field.matches("select")) field.value = field.defaultValue;
    else
      field.selectedIndex = Math.max(
        0,
        [...field.options].findIndex((option) => option.defaultSelected),
      );
  }
}

const ticks = (field) => field.type === "radio" || field.type === "checkbox";

/** Whether both are the same field: of several with one name, each is known by its id, or by what ticking it says. */
const alike = (one, other) =>
  one.id === other.id && one.name === other.name && (!ticks(one) || one.value === other.value);

/** What somebody changed on this page, as it stands. */
function changed() {
  const fields = [...document.querySelectorAll(FIELDS)].filter((field) => touched.has(field));
  return fields.map((field) => {
    const { id, name, type, value, checked } = field;
    return { field, id, name, type, value, checked, box: field.closest("[data-region]") };
  });
}

/** The same again after an update: also where it undid a choice, as a radio button does with those of its name. */
function putBack(stood) {
  for (const { field } of stood) touched.delete(field);
  for (const was of stood) {
    const field = [was.field, ...(was.box?.querySelectorAll(FIELDS) ?? [])].find(
      (each) => each.isConnected && alike(was, each),
    );
    const gone = field?.matches("select") && ![...field.options].some((option) => option.value === was.value);
    if (!field || gone) continue;
    touched.add(field);
    if (ticks(field)) field.checked = was.checked;
    else if (field.value !== was.value) field.value = was.value;
  }
}

/** Put regions in place; `order` says which items a list has. Tells whether every item was there. */
export function show(html, gone = [], order = {}, hold = () => {}) {
  const change = () => update(html, gone, order, hold);
  if (wall && swaps(html) && document.startViewTransition && !still.matches) {
    document.startViewTransition(change);
    return true;
  }
  return change();
}

function update(html, gone, order, hold) {
  const at = standing();
  mark();
  const stood = changed();
  for (const [name, text] of Object.entries(html)) region(name, text, hold);
  for (const name of gone) find(name)?.remove();
  const listed = Object.entries(order).every(([name, items]) => arrange(name, items, html));
  const complete = fill(html) && listed;
  putBack(stood);
  document.dispatchEvent(new CustomEvent("overlegtafel:regions"));
  if (standing() !== at && !typingIn(document.body)) atTop();
  stay(); // after what is yours was put back
  return complete;
}

/** Where the room is: the stage, how far it is, and what is in front of it. */
function standing() {
  const { stage, status, front } = document.querySelector("[data-stage]")?.dataset ?? {};
  return `${stage} ${status} ${front}`;
}

/** What is new begins at its top; who was reading further down, read what is over. */
function atTop() {
  const stage = find("stage");
  if (!stage) return;
  anchor = null;
  scroller(stage).scrollTo({ top: 0, behavior: "instant" });
}

function region(name, text, hold) {
  const element = find(name);
  if (!element) return;
  const fresh = parse(text);
  if (typingIn(element) && loses(fresh)) {
    held.set(name, text);
    return hold(fresh.querySelector("[data-stage]")?.dataset.stage, () => release());
  }
  held.delete(name);
  const item = fresh.firstElementChild?.dataset.region === name;
  Idiomorph.morph(element, item ? fresh.firstElementChild : fresh, {
    ...SETTINGS,
    morphStyle: item ? "outerHTML" : "innerHTML",
  });
}

/** What only its owner reads, renewed with the same care. */
export function renew(element, html) {
  const stood = changed();
  Idiomorph.morph(element, parse(html), { ...SETTINGS, morphStyle: "innerHTML" });
  putBack(stood);
}

/** Show what was held back. */
export function release() {
  const waiting = Object.fromEntries(held);
  held.clear();
  document.activeElement?.blur();
  update(waiting, [], {}, () => {});
}

const SETTINGS = {
  callbacks: {
    beforeNodeMorphed(old, fresh) {
      if (old.nodeType !== 1) return true;
      if (old.dataset.list && old.dataset.list === fresh.dataset?.list) return false; // its items are regions themselves
      if (empty(fresh) && old.dataset.region === fresh.dataset.region) return false; // a piece, which comes by itself
      if (old.hasAttribute("data-keep") && old.contains(document.activeElement)) return false;
      if (!old.matches(FIELDS) || !(old === document.activeElement || written(old, fresh))) return true;
      begin(old, fresh);
      return false;
    },
    beforeAttributeUpdated(name, node) {
      return !(name === "open" && node.matches("details"));
    },
  },
};

/** Whether this was written or ticked by somebody; of a list to choose from the choice is put back, and the rest renewed. */
const written = (old, fresh) => touched.has(old) && alike(old, fresh) && !old.matches("select");

/** What was written stays; where it begins again once it was sent is what the server says now. */
function begin(old, fresh) {
  if (!written(old, fresh)) return;
  if (ticks(old)) old.defaultChecked = fresh.defaultChecked;
  else old.defaultValue = fresh.defaultValue;
}

/** Whether somebody is writing here. */
function typingIn(element) {
  const active = document.activeElement;
  return (
    element.contains(active) &&
    active.matches("textarea, input:not([type=radio], [type=checkbox])") &&
    active.value.trim() !== ""
  );
}

/** Whether the field that is being written in would be gone. */
const loses = (fresh) => {
  const { id } = document.activeElement;
  return !(id && fresh.querySelector(`#${CSS.escape(id)}`));
};

const swaps = (html) =>
  Object.values(html).some((text) => {
    const now = document.querySelector("[data-stage]")?.dataset;
    const next = parse(text).querySelector("[data-stage]")?.dataset;
    return next && (next.stage !== now?.stage || next.status !== now?.status);
  });

/** Whether this is the place of a piece that nothing was put in yet. */
const empty = (element) => element.dataset?.piece === "" && element.firstChild?.nodeType === Node.COMMENT_NODE;

/** Put pieces into what is new on the page; tells whether all were there. */
function fill(html) {
  const places = [...document.querySelectorAll("[data-piece]")].filter(empty);
  for (const { dataset } of places) if (dataset.region in html) region(dataset.region, html[dataset.region]);
  return !places.some(empty);
}

/** The items of a list in their order, moving only what stands elsewhere, and never what has the focus. */
function arrange(name, items, html) {
  const list = document.querySelector(`[data-list="${CSS.escape(name)}"]`);
  if (!list) return true;
  const wanted = items.map((item) => find(item) ?? (html[item] && parse(html[item]).firstElementChild)).filter(Boolean);
  for (const child of [...list.children]) if (!wanted.includes(child)) child.remove();
  let next = null;
  for (const item of wanted.reverse()) {
    const fixed = item.parentNode === list && item.contains(document.activeElement);
    if (!fixed && (item.parentNode !== list || item.nextElementSibling !== next)) list.insertBefore(item, next);
    next = item;
  }
  return wanted.length === items.length;
}

/* the line that somebody reads, or works on, stays where it is; at the very top of a page the newest may come in */
function mark() {
  anchor = null;
  const stage = find("stage");
  if (!stage) return;
  const box = scroller(stage);
  box.style.overflowAnchor = "none"; // we hold the line ourselves, also where browsers do not
  const active = document.activeElement;
  const working =
    active?.closest("[data-list] > *") &&
    active.getBoundingClientRect().bottom > 0 &&
    active.getBoundingClientRect().top < innerHeight;
  if (!working && box.scrollTop === 0) return;
  const top = Math.max(0, box.getBoundingClientRect().top);
  const lines = working ? [active] : [...box.querySelectorAll("[data-region] [id], [data-list] > *")];
  const element = lines.find((line) => line.offsetParent && (working || line.getBoundingClientRect().top >= top));
  if (!element) return;
  const same = last?.element === element && last.at === box.scrollTop; // parts of a pixel do not add up
  anchor = { box, element, top: same ? last.top : element.getBoundingClientRect().top };
}
function stay() {
  last = null;
  if (!anchor?.element.isConnected) return;
  const { box, element, top } = anchor;
  const moved = element.getBoundingClientRect().top - top;
  if (Math.abs(moved) >= 1) box.scrollBy({ top: moved, behavior: "instant" });
  last = { element, top, at: box.scrollTop };
}

/** What scrolls when this moves: a part of the console, or the page. */
function scroller(element) {
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return document.scrollingElement;
}
