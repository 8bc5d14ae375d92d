// Lets every [data-due] run. The server's clock counts, not the one of this device, and the words are the server's too.
const clock = document.querySelector('meta[name="clock"]');
const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR, COUNTED_DOWN = 4 * HOUR;

if (clock) {
  const said = clock.dataset;
  // performance.now() goes on evenly even when somebody sets the device's clock while the page is open.
  const serverAtLoad = Number(clock.content);
  const arrived = performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;
  const now = () => serverAtLoad + performance.now() - arrived;

  const fill = (pattern, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), pattern);
  const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone: said.zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const clockOf = new Intl.DateTimeFormat("en-GB", { timeZone: said.zone, hour: "2-digit", minute: "2-digit" });

  const late = (passed) => {
    const minutes = Math.floor(passed / MINUTE), hours = Math.floor(minutes / 60);
    if (minutes === 0) return said.lateJust;
    if (minutes < 60) return fill(said.lateMinutes, minutes);
    if (passed >= DAY) return fill(said.lateDays, Math.floor(passed / DAY));
    return minutes % 60 ? fill(said.lateHoursMinutes, hours, minutes % 60) : fill(said.lateHours, hours);
  };
  const left = (rest) => {
    const minutes = Math.floor(rest / MINUTE), hours = Math.floor(minutes / 60);
    if (minutes === 0) return said.leftSoon;
    if (minutes < 60) return fill(said.leftMinutes, minutes);
    return minutes % 60 ? fill(said.leftHoursMinutes, hours, minutes % 60) : fill(said.leftHours, hours);
  };
  // Today and tomorrow change at midnight while a page stays open; any other day stays as the server wrote it.
  const day = (due, at) => {
    const on = dayOf.format(due);
    if (on === dayOf.format(at)) return fill(said.today, clockOf.format(due));
    if (on === dayOf.format(at + DAY)) return fill(said.tomorrow, clockOf.format(due));
    return null;
  };
  const put = (element, text) => {
    if (text !== null && element.textContent !== text) element.textContent = text;
  };

  const tick = () => {
    const at = now();
    for (const element of document.querySelectorAll("[data-due]")) {
      const due = Number(element.dataset.due), start = element.dataset.start ? Number(element.dataset.start) : null;
      const rest = due - at;
      put(element, rest <= 0 ? late(-rest) : rest <= COUNTED_DOWN ? left(rest) : day(due, at));

      const frame = element.closest("[data-due-state='running']");
      if (!frame) continue;
      const used = start === null ? null : due > start ? Math.min(100, Math.max(0, ((at - start) * 100) / (due - start))) : 100;
      const look = rest <= 0 ? "late" : (used === null ? rest <= HOUR : used >= 80) ? "soon" : "running";
      for (const other of ["late", "soon", "running"]) frame.classList.toggle(`due-${other}`, other === look);
      frame.classList.toggle("due-same", rest > COUNTED_DOWN);
      const bar = frame.querySelector(".due-bar");
      if (bar && used !== null) bar.value = used;
    }
    for (const element of document.querySelectorAll("[data-due-at]")) {
      if (Number(element.dataset.dueAt) > at) put(element, day(Number(element.dataset.dueAt), at));
    }
  };

  tick();
  setInterval(tick, 1000);
  document.addEventListener("visibilitychange", () => document.hidden || tick());
  document.addEventListener("htmx:afterSwap", tick);
}
