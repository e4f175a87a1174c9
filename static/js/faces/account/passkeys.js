// Passkeys: what the server asks goes to the browser's own dialogue, and what that signs goes back. Without this script
// the forms stay hidden, and a password does the same.

const forms = document.querySelectorAll("form[data-passkey]");
const refused = document.getElementById("passkey-no");

const bytes = (said) =>
  Uint8Array.from(atob(said.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** What the server asks, as the browser wants it: bytes where it sent base64url. */
function asked(options) {
  const known = (list) => list?.map((each) => ({ ...each, id: bytes(each.id) }));
  const user = options.user && { ...options.user, id: bytes(options.user.id) };
  const lists = {
    excludeCredentials: known(options.excludeCredentials),
    allowCredentials: known(options.allowCredentials),
  };
  return { ...options, ...lists, user, challenge: bytes(options.challenge) };
}

/** What the browser signed, as the server reads it. */
function told(credential) {
  const { response } = credential;
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const parts = names.filter((name) => response[name]).map((name) => [name, text(response[name])]);
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(parts),
  };
}

async function send(address, body, headers = {}) {
  const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json", ...headers } });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error.message, { cause: "said" });
  return said;
}

async function go(form) {
  const { passkey, ask, give } = form.dataset;
  const fields = new FormData(form);
  const publicKey = asked(await send(ask, new URLSearchParams(fields)));
  const credential = await navigator.credentials[passkey]({ publicKey });
  const to = fields.has("called") ? `${give}?name=${encodeURIComponent(fields.get("called"))}` : give;
  const onward = await send(to, JSON.stringify(told(credential)), { "Content-Type": "application/json" });
  location.assign(onward.to);
}

for (const form of forms) {
  form.hidden = !globalThis.PublicKeyCredential;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    refused.hidden = true;
    await go(form).catch((problem) => {
      refused.querySelector("span").textContent = problem.cause === "said" ? problem.message : refused.dataset.other;
      refused.hidden = false;
    });
  });
}
