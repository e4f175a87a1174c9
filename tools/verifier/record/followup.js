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

// The days on which a residents' platform gives account
const accountsOf = ({ initiative, accounts }) => accounts.map((day, at) => [`${initiative}.account.${at + 1}`, day]);

// The questions that the meeting did not answer, with the day that was promised, else two weeks later
const questionDues = ({ questions = [] }, day) =>
  questions
    .filter(({ how, bundled }) => how !== "now" && !bundled)
    .map(({ stage, id, due }) => [`question.${stage}.${id}`, due ?? weeksAfter(day, 2)]);

// Each step and condition by its name, with the day by which it has to be done
function duesOf(record, closed) {
  const { plans, mandates = [] } = record;
  const day = dayAt(closed);
  const year = Number(day.slice(0, 4));
  const given = new Set(plans.filter(({ amount }) => amount).map(({ id }) => id));
  const conditions = plans.flatMap(({ id, conditions: all }) => all.map(({ due }, at) => [`${id}.${at + 1}`, due]));
  return new Map([
    ["neighbourhood", day],
    ["district", weeksAfter(day, 6)],
    ["payment", weeksAfter(day, 12)],
    ["execution", `${year + 1}-12-31`],
    ["accounting", `${year + 2}-02-28`],
    ...conditions.map(([subject, due]) => [subject, due ?? weeksAfter(day, 6)]),
    ...mandates.filter(({ initiative }) => given.has(initiative)).flatMap(accountsOf),
    ...questionDues(record, day),
  ]);
}

// One thing that was told afterwards: whether it is complete, in its turn and about something that was agreed
function fitsIn(one, n, dues, last, wrong) {
  if (!has(one, "at,by,due,number,state,subject,text")) return wrong("", "noTold");
  const faults = [
    [one.number !== n + 1, ".number", "misplaced", one.number, n + 1],
    [!dues.has(one.subject) || one.subject === "neighbourhood", ".subject", "otherSubject"],
    [!STATES.includes(one.state), ".state", "otherSubject"],
    [one.due !== null && !(typeof one.due === "string" && isDay(one.due)), ".due", "otherSubject"],
    [typeof one.by !== "string" || typeof one.text !== "string", "", "noTold"],
    [!(one.at >= last), ".at", "misplaced", one.at, last],
  ];
  for (const [is, ...why] of faults) if (is) wrong(...why);
  return one.at;
}

function afterwards({ followup, head, events }, record, fault) {
  if (!record.decision) return fault("followup", "extra");
  const closed = events.at(-1).at;
  const dues = duesOf(record, closed);
  const told_ = kindOf(followup.told) === "array" ? followup.told : [];
  let last = closed;
  let fits = true;
  for (const [n, one] of told_.entries()) {
    const wrong = (member, ...why) => {
      fits = fault(`followup.told[${n}]${member}`, ...why);
    };
    last = fitsIn(one, n, dues, last, wrong) ?? last;
  }
  if (!fits) return;
  const kept = [...dues].filter(([name]) => !name.startsWith("question.") || told_.some((one) => one.subject === name));
  const items = kept.map(([subject, due]) => {
    const own = told_.filter((one) => one.subject === subject);
    const state = subject === "neighbourhood" ? "done" : (own.at(-1)?.state ?? "open");
    return { subject, state, due: own.filter((one) => one.due).at(-1)?.due ?? due };
  });
  compare(followup, { head, items, told: told_ }, "followup", fault);
}
