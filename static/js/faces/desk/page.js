// A chapter that stays where it is: buttons do their work in the page, and what a colleague does comes in.
import { Idiomorph } from "../../../vendor/idiomorph/idiomorph.esm.min.js";
import { named, nameOf } from "./fields.js";
import { flush, hear, held, learn, newest, ROOT, say } from "./saving.js";

const EVERY = 2000;
const PIECES = ["werk", "rail", "strook", "zij"];
let at = Number(document.body.dataset.at);
let besides = count(document);
let others = "";

document.documentElement.classList.add("js");

/** Texts that wait beside their fields. */
function count(page) {
  return page.querySelectorAll(".beside").length;
}

const SETTINGS = {
  callbacks: {
    beforeNodeMorphed(old, fresh) {
      const name = old.nodeType === 1 && nameOf(old);
      return !(name && (old === document.activeElement || held(name) || Number(fresh.dataset?.base) < newest(name)));
    },
    beforeAttributeUpdated(name, node) {
      return !(name === "open" && node.matches("details"));
    },
  },
};

/** Put what the server says in place of what stands here, but for what somebody is writing. */
function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const sides = [document, fresh].map((page) => Boolean(page.getElementById("zij")));
  if (!fresh.body.dataset.draft || sides[0] !== sides[1]) return false; // another page
  for (const id of PIECES) {
    const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
    if (old && now) Idiomorph.morph(old, now, { ...SETTINGS, morphStyle: "outerHTML" });
  }
  besides = count(document);
  learn();
  tellWho();
  catchUp(Number(fresh.body.dataset.at));
  return true;
}

/** A page that was made before the last news that came in is asked for once more. */
function catchUp(number) {
  if (number < at) renew();
  else at = number;
}

/** Who else is at work in this draft. */
function tellWho() {
  const line = document.getElementById("who");
  if (line && line.textContent !== others) line.textContent = others;
}

async function renew() {
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) show(await answer.text());
}

/** Do what a button of the chapter says, after everything that was typed was kept. */
async function press(button) {
  await flush();
  const sends = button.formEnctype === "multipart/form-data";
  const body = sends ? new FormData() : new URLSearchParams();
  if (button.name) body.append(button.name, button.value);
  for (const field of button.form.elements) if (goes(field)) fill(body, field, sends);
  const answer = await fetch(button.formAction, { method: "POST", body }).catch(() => null);
  if (!answer) return say(document.getElementById("saved").dataset.not);
  const html = await answer.text();
  if (!answer.ok) return say(new DOMParser().parseFromString(html, "text/html").querySelector(".notice")?.textContent);
  const to = new URL(answer.url);
  for (const field of sends ? button.form.querySelectorAll("[type=file]") : []) field.value = "";
  if (to.pathname !== location.pathname) return location.assign(to);
  if (!show(html)) return location.assign(to);
  if (to.search !== location.search) history.replaceState(null, "", to);
  say("");
  if (to.hash) arrive(to.hash.slice(1));
}

/** Whether what a field says goes along with a button: it is of no draft, and not saved by itself. */
const goes = (field) => field.hasAttribute("data-goes") && (!/radio|checkbox/.test(field.type) || field.checked);

/** Put what a field says in a form that is sent; files go with a form that takes them. */
function fill(body, field, sends) {
  if (field.type !== "file") body.append(field.name, field.value);
  else if (sends) for (const file of field.files) body.append(field.name, file);
}

function arrive(id) {
  const element = document.getElementById(id);
  const box = element?.querySelector("details");
  if (box) box.open = true;
  element?.scrollIntoView({ block: "nearest" });
  if (!element?.contains(document.activeElement)) element?.querySelector("input, textarea, select")?.focus();
}

async function look() {
  const chapter = location.pathname.split("/").pop();
  const answer = await fetch(`${ROOT}/wijzigingen?na=${at}&hier=${chapter}`).catch(() => null);
  const news = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!news) return;
  if (news.opened) return location.reload();
  for (const [name, [version, text]] of Object.entries(news.fields)) hear(name, version, text);
  at = Math.max(at, news.at);
  others = news.here.join(" ");
  tellWho();
  if (news.shape || waiting(news.beside) !== besides) await renew();
}

/** How many of these texts wait beside fields of this page. */
const waiting = (fields) => fields.filter((name) => named(name).length).length;

async function watch() {
  if (!document.hidden) await (document.querySelector("[data-plays]") ? renew() : look());
  setTimeout(watch, EVERY);
}

document.addEventListener("submit", (event) => {
  const { submitter, target } = event;
  if (target.id !== "chapter" || submitter?.hasAttribute("data-leaves")) return;
  event.preventDefault();
  if (submitter?.hasAttribute("formaction")) press(submitter);
  else flush();
});
document.addEventListener("change", ({ target }) => {
  const button = target.dataset.press && document.getElementById(target.dataset.press);
  if (button) press(button);
});
document.addEventListener("desk:kept", ({ detail }) => {
  const reshapes = named(detail.name).some((field) => field.hasAttribute("data-reshapes"));
  if (detail.beside || reshapes) renew();
});
document.addEventListener("keydown", (event) => {
  const undoes = event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  if (undoes && !nameOf(document.activeElement ?? document.body)) document.getElementById("undo")?.click();
});
if (document.body.dataset.draft) setTimeout(watch, EVERY);
