// A page whose link carries a key: it is put in its field, and taken out of the address bar. Nothing is sent by itself.
import { keyOfAddress } from "../../link_key.js";

const key = keyOfAddress();
if (key) document.getElementById("fragment").elements.key.value = key;
