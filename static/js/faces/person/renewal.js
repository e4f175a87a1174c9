// A page of one person beside the evening: trades the key of a link that was opened over it, and follows what changed.
import { exchange, keyOfAddress } from "../../link_key.js";

const EVERY = 4000; // ms
const main = document.querySelector("main");

/** Whether somebody is at work here: in a field, with a box open, or with something filled in that was not sent. */
function busy() {
  const fields = [...main.querySelectorAll("input, textarea")];
  const filled = (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  return main.contains(document.activeElement) || main.querySelector("details[open]") || fields.some(filled);
}

async function renew() {
  if (busy()) return;
  const answer = await fetch(location.pathname).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  if (fresh && said(fresh) !== said(main) && !busy()) main.replaceChildren(...fresh.childNodes);
}

const said = (part) => part.textContent.replace(/\s+/g, " ");

async function take() {
  const key = keyOfAddress();
  if (key && (await exchange(location.pathname.split("/")[2], key))) location.reload();
}
addEventListener("hashchange", take); // a second link, opened over the page of the first
await take();
setInterval(renew, EVERY);
