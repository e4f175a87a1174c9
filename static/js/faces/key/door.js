// The door to the console: trade the key in the address for a session, and take it out of the address bar.
import { exchange, keyIn, keyOfAddress } from "../../link_key.js";

const door = document.getElementById("door");
const busy = document.getElementById("door-busy");
const refused = document.getElementById("door-no");

async function enter(key) {
  show(busy);
  if (await exchange(door.dataset.code, key)) return location.reload();
  show(refused);
}

function show(part) {
  busy.hidden = part !== busy;
  refused.hidden = part !== refused;
  door.hidden = part === busy;
}

function fromAddress() {
  const key = keyOfAddress();
  if (key) enter(key);
}

door.addEventListener("submit", (event) => {
  event.preventDefault();
  const field = document.getElementById("key");
  enter(keyIn(field.value));
});
addEventListener("hashchange", fromAddress);
fromAddress();
