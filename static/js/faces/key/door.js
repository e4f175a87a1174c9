// The door to the console or the desk: trade the key in the address for a session, and take it out of the address bar.
import { keyIn, keyOfAddress, enter as trade } from "../../link_key.js";

const door = document.getElementById("door");
const busy = document.getElementById("door-busy");
const refused = document.getElementById("door-no");

async function enter(key) {
  show(busy);
  if (await trade(door.getAttribute("action"), key)) return location.reload();
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
