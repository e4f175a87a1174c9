// What only later stages need: fetched once the line is open, and in any case before the first of them is shown.
const PATIENCE = 8_000;
const named = document.querySelector('meta[name="later"]')?.content.split(" ") ?? [];
let holds = named.length > 0; // until it is there, or did not come
let coming = holds ? null : Promise.resolve();

/** Whether these regions may be of a stage that is not to be shown yet: what it looks like is still on its way. */
export const unready = (html) => holds && "stage" in (html ?? {});

/** Fetch it, once. Done when it is there, or does not come: then it is tried anew the next time that the line opens. */
export function fetched() {
  coming ??= Promise.race([all(), new Promise((done) => setTimeout(done, PATIENCE))]).then((there) => {
    holds = false;
    if (there === false) coming = null;
  });
  return coming;
}

/** Fetch it when the page has nothing else to do. */
export const soon = () => (window.requestIdleCallback ?? setTimeout)(() => fetched());

async function all() {
  const [sheet, script] = named;
  return (await Promise.all([linked(sheet), ran(script)])).every(Boolean);
}

const linked = (sheet) =>
  new Promise((done) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet });
    link.onload = () => done(true);
    link.onerror = () => done(false);
    document.head.append(link);
  });

const ran = (script) =>
  import(script).then(
    () => true,
    () => false,
  );
