// The door for proposers: the key in the address is sent on, and taken out of the address bar.
import { keyOfAddress } from "../../link_key.js";

const form = document.getElementById("invited");

function fromAddress() {
  const key = keyOfAddress();
  if (!key) return;
  form.elements.key.value = key;
  form.requestSubmit();
}
addEventListener("hashchange", fromAddress);
fromAddress();
