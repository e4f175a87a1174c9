// what follows a decision: steps and conditions with their dates, and what was told about them after the evening

const STATES = ["open", "running", "done", "deviates"];

// The day in Amsterdam at a moment, and so many weeks after it
const dayAt = (at) => new Date(at).toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
function weeksAfter(day, weeks) {
  const moved = new Date(`${day}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + 7 * weeks);
  return moved.toISOString().slice(0, 10);
}
const isDay = (text) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`)) && weeksAfter(text, 0) === text;

// Each step and condition by its name, with the day by which it has to be done
function duesOf({ plans }, closed) {
  const day = dayAt(closed),
    year = Number(day.slice(0, 4));
  const conditions = plans.flatMap(({ id, conditions: all }) => all.map(({ due }, at) => [`${id}.${at + 1}`, due]));
  return new Map([
    ["neighbourhood", day],
    ["district", weeksAfter(day, 6)],
    ["payment", weeksAfter(day, 12)],
    ["execution", `${year + 1}-12-31`],
    ["accounting", `${year + 2}-02-28`],
    ...conditions.map(([subject, due]) => [subject, due ?? weeksAfter(day, 6)]),
  ]);
}

function afterwards({ followup, head, events }, record, fault) {
  if (!record.decision) return fault("followup", "extra");
  const closed = events.at(-1).at,
    dues = duesOf(record, closed),
    told_ = kindOf(followup.told) === "array" ? followup.told : [];
  let last = closed,
    fits = true;
  const wrong = (place, ...why) => (fits = fault(place, ...why));
  for (const [n, one] of told_.entries()) {
    const place = `followup.told[${n}]`;
    if (!has(one, "at,by,due,number,state,subject,text")) {
      wrong(place, "noTold");
      continue;
    }
    if (one.number !== n + 1) wrong(`${place}.number`, "misplaced", one.number, n + 1);
    if (!dues.has(one.subject) || one.subject === "neighbourhood") wrong(`${place}.subject`, "otherSubject");
    if (!STATES.includes(one.state)) wrong(`${place}.state`, "otherSubject");
    if (one.due !== null && !(typeof one.due === "string" && isDay(one.due))) wrong(`${place}.due`, "otherSubject");
    if (typeof one.by !== "string" || typeof one.text !== "string") wrong(place, "noTold");
    if (!(one.at >= last)) wrong(`${place}.at`, "misplaced", one.at, last);
    last = one.at;
  }
  if (!fits) return;
  const items = [...dues].map(([subject, due]) => {
    const own = told_.filter((one) => one.subject === subject),
      state = subject === "neighbourhood" ? "done" : (own.at(-1)?.state ?? "open");
    return { subject, state, due: own.filter((one) => one.due).at(-1)?.due ?? due };
  });
  compare(followup, { head, items, told: told_ }, "followup", fault);
}
