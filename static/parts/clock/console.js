// How far the evening runs behind its agenda: what is still to come, against when it would be over.
const place = document.getElementById("drift");

function minutesLate(agenda, now) {
  const { ends, after, deadline, remaining } = agenda.dataset;
  if (!ends || (!deadline && remaining === undefined)) return null;
  const over = deadline ? Math.max(now, Date.parse(deadline)) : now + remaining * 1000;
  return Math.round((over + after * 60000 - Date.parse(ends)) / 60000);
}

function sentence(late) {
  const { late: behind, lateOne, early, earlyOne, onTime } = place.dataset;
  if (!late) return onTime;
  if (Math.abs(late) === 1) return late > 0 ? lateOne : earlyOne;
  return (late > 0 ? behind : early).replace("{n}", Math.abs(late));
}

function tell() {
  const agenda = document.querySelector(".agenda");
  const late = agenda && minutesLate(agenda, Date.now());
  const words = late === null ? "" : sentence(late);
  if (place.textContent !== words) place.textContent = words;
}

tell();
setInterval(tell, 1000);
