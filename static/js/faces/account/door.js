// The door of an invitation: the key in the fragment of the address is put in the form, which is sent.
import { keyOfAddress } from "../../link_key.js";

const door = document.getElementById("invited");

function fromAddress() {
  const key = keyOfAddress();
  if (!key) return;
  document.getElementById("key").value = key;
  door.requestSubmit();
}

if (door) {
  addEventListener("hashchange", fromAddress);
  fromAddress();
}
