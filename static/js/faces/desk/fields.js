// The fields of a draft on this page: what each says, and putting in what another wrote without moving the caret.
import { between } from "./texts.js";

const FIELD = "[data-field]";

/** The fields with this name: one, or the choices of one. */
export const named = (name) => [...document.querySelectorAll(`[data-field="${CSS.escape(name)}"]`)];

/** The name of the field that an event is about, if it is of a draft. */
export const nameOf = (element) => element.closest?.(FIELD)?.dataset.field;

/** What a field says now; undefined where the page has none with this name. */
export function says(name) {
  const [field, ...more] = named(name);
  if (!field) return undefined;
  if (field.type === "radio") return [field, ...more].find((each) => each.checked)?.value ?? "";
  if (field.type === "checkbox") return field.checked ? field.value : "";
  return field.value;
}

/** What the server says that stands in a field, whatever somebody typed since, also before this script came. */
export function stands(name) {
  const [field, ...more] = named(name);
  if (!field) return undefined;
  if (field.type === "radio") return [field, ...more].find((each) => each.defaultChecked)?.value ?? "";
  if (field.type === "checkbox") return field.defaultChecked ? field.value : "";
  if (!field.matches("select")) return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
}

/** Put a value in; who is writing there keeps the caret where it is. */
export function put(name, value) {
  for (const field of named(name)) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
    else if (field.value !== value) write(field, value);
  }
}

function write(field, value) {
  const caret = field === document.activeElement && "selectionStart" in field ? field.selectionStart : null;
  const { at, cut, text } = between(field.value, value);
  field.value = value;
  if (caret === null) return;
  const moved = caret <= at ? caret : caret + text.length - cut;
  field.setSelectionRange(moved, moved);
}

/** What counts from now on: its version, which forms without scripts have too, and its text. */
export function settle(name, version, text) {
  for (const field of named(name)) {
    field.dataset.base = version;
    if (field.type === "radio" || field.type === "checkbox") field.defaultChecked = field.value === text;
    else if (!field.matches("select")) field.defaultValue = text;
    else for (const option of field.options) option.defaultSelected = option.value === text;
  }
  for (const base of document.getElementsByName(`base.${name}`)) base.value = version;
}

/** The version of a field that stands on the page. */
export const baseOf = (name) => Number(named(name)[0]?.dataset.base ?? 0);

/** Every name of a field on the page. */
export const names = () => new Set([...document.querySelectorAll(FIELD)].map((field) => field.dataset.field));
