// One paper ballot by keyboard: a number goes on by itself once no other number can follow, Enter goes on in any case.

const form = document.querySelector("#biljet");
const next = document.querySelector("#next");
const fields = next ? [...form.querySelectorAll("input[name=marks]")] : [];
const plans = next ? JSON.parse(form.dataset.plans) : {};
const listed = form?.dataset.listed === "yes";
// what is written belongs to some of the answers: it is asked after those alone
const worded = form?.dataset.worded?.split(" ").filter(Boolean) ?? [];
const texts = next && worded.length ? [...form.querySelectorAll("textarea[name=said]")] : [];
// whether the last field went on by itself: an Enter that follows out of habit then does nothing
let wentOn = false;

// Whether another number could still begin with what is typed
function goesFurther(text, most) {
  if (listed) return Object.keys(plans).some((number) => number !== text && number.startsWith(text));
  return text !== "0" && Number(text) * 10 <= most;
}

function wrongIn(field, at) {
  const text = field.value;
  if (!listed || text === "" || text === "0") return "";
  if (!(text in plans)) return form.dataset.unknown.replace("{n}", text);
  const before = fields.slice(0, at).some((other) => other.value === text);
  return before ? form.dataset.twice.replace("{n}", text) : "";
}

function tell(field, at) {
  const line = field.closest("li");
  const words = wrongIn(field, at);
  const warn = line.querySelector("[data-warn]");
  line.classList.toggle("bad", words !== "");
  field.setAttribute("aria-invalid", String(words !== ""));
  warn.hidden = words === "";
  warn.textContent = words;
  const name = field.value === "0" ? form.dataset.none : (plans[field.value] ?? "");
  if (listed) line.querySelector("[data-name]").textContent = name;
  return words === "";
}

function goOn(field, at, byItself) {
  if (!tell(field, at)) return field.select();
  const to = fields[at + 1] ?? (isWorded() ? texts[0] : next);
  wentOn = byItself;
  to.focus();
  to.select?.();
}

function isWorded() {
  return fields.some(({ value }) => worded.includes(value));
}

// Enter goes on in a text as everywhere; Shift with it begins a line
function written(event, at) {
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  (texts[at + 1] ?? next).focus();
}

function showTexts() {
  for (const text of texts) text.closest("li").hidden = !isWorded();
}

function typed(field, at) {
  field.value = field.value.replace(/\D/g, "");
  wentOn = false;
  showTexts();
  const more = field.value === "" || goesFurther(field.value, Number(field.dataset.most));
  if (more) tell(field, at);
  else goOn(field, at, true);
}

function entered(event, field, at) {
  event.preventDefault();
  const habit = field.value === "" && (wentOn || listed);
  wentOn = false;
  if (!habit) goOn(field, at, false);
}

// B is a blank ballot, O a spoiled one; Enter then goes on
function marked(event) {
  const to = { b: "#blank", o: "#spoiled" }[event.key.toLowerCase()];
  const held = event.ctrlKey || event.metaKey || event.altKey;
  const writing = event.target.matches?.("input:not([name=marks]), textarea");
  if (!to || held || writing) return;
  event.preventDefault();
  document.querySelector(to).focus();
}

function sent(event) {
  const says = event.submitter?.value;
  const at = says === "valid" ? fields.findIndex((field, place) => wrongIn(field, place) !== "") : -1;
  if (at < 0) return;
  event.preventDefault();
  fields[at].focus();
}

for (const [at, field] of fields.entries()) {
  field.addEventListener("input", () => typed(field, at));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") entered(event, field, at);
  });
}
for (const [at, text] of texts.entries()) text.addEventListener("keydown", (event) => written(event, at));
if (next) {
  showTexts();
  form.addEventListener("submit", sent);
  document.addEventListener("keydown", marked);
  form.dataset.ready = "yes";
}
