// Who is away already, or has no seat, is not asked whether they go.
import { always, marks } from "../../js/live/marks.js";

always(() => {
  const { seat, away } = marks();
  for (const line of document.querySelectorAll("[data-goes-away]")) line.hidden = !seat || Boolean(away);
});
