// What this tab holds: it survives a reload; without storage it lives as long as the page.
import { marks } from "./marks.js";

const { code } = document.body.dataset;
const memory = new Map();
const place = (name) => `overlegtafel:${code}:${name}`;

/** Hold this in the tab under a name; null lets go of it. Tells whether the tab took it: else only the page has it. */
export function hold(name, value) {
  memory.set(name, value);
  try {
    if (value === null) sessionStorage.removeItem(place(name));
    else sessionStorage.setItem(place(name), JSON.stringify(value));
    return value === null || sessionStorage.getItem(place(name)) !== null;
  } catch {
    return false; // private mode or full: the page remembers
  }
}

/** What the tab holds under a name, or null. */
export function held(name) {
  if (memory.has(name)) return memory.get(name);
  try {
    return JSON.parse(sessionStorage.getItem(place(name)));
  } catch {
    return null;
  }
}

const own = (name) => `${marks().seat}:${name}`;

/** The same, of the seat that this tab is on. */
export const keep = (name, value) => hold(own(name), value);
export const kept = (name) => held(own(name));
