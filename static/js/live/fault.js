// Whose fault it is that there is no line: this phone's own network, or the hall's.
const PATIENCE = 4_000;

/**
 * `own` where the browser knows of no network; `hall` where the hall's machine answers or turns us away, so that the
 * way to it is fine; `silent` where nothing comes back, which may be either.
 */
export async function whose() {
  if (!navigator.onLine) return "own";
  try {
    await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    return "hall";
  } catch (error) {
    if (!navigator.onLine) return "own";
    return error.name === "TimeoutError" ? "silent" : "hall";
  }
}
