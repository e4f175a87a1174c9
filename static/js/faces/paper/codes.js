// Codes one after the other: a scanner goes on while the one before is on its way, and none is lost or sent twice.

const form = document.querySelector("#codes");
const field = document.querySelector("#code");
const waiting = [];
const AGAIN = 2000; // milliseconds until a line that is gone is tried once more
let busy = false;

// The page that answers says how it went
async function send(code) {
  const body = new FormData(form);
  body.set("voting_code", code);
  const answer = await fetch(form.action, { method: "POST", body });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const told = page.querySelector("#codes-told");
  if (!told) throw new Error(answer.statusText);
  document.querySelector("#codes-told").replaceChildren(...told.childNodes);
}

function tellAway(left) {
  const line = document.createElement("p");
  line.className = "notice notice--error";
  line.textContent = form.dataset.away.replace("{n}", left);
  document.querySelector("#codes-told").replaceChildren(line);
}

async function goOn() {
  if (busy) return;
  busy = true;
  while (waiting.length) {
    try {
      await send(waiting[0]);
      waiting.shift();
    } catch {
      tellAway(waiting.length);
      await new Promise((later) => setTimeout(later, AGAIN));
    }
  }
  busy = false;
}

function entered(event) {
  event.preventDefault();
  waiting.push(field.value);
  field.value = "";
  field.focus();
  goOn();
}

form?.addEventListener("submit", entered);
if (form) form.dataset.ready = "yes";
