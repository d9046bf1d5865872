// What keeps a page fresh through cuts, sleep and deployments. The browser's own way back is not trusted: after an HTTP
// error it gives up for ever, and a connection may stay open and be dead.
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;
const LONGEST_FETCH = 10_000;
const WATCH = 2_500;

const wait = (failures) => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);

// Follow the desk's log from after `last`. `on.news(event)` for each event, `on.live()` when the stream stands (again),
// `on.lost()` when it does not, `on.over()` when the session has ended, `on.unknown()` when the log has not come so far.
export function follow(address, last, on) {
  let source;
  let timer;
  let failures = 0;
  let live = false;
  let heard = Date.now(); // a clock that goes on while the machine sleeps
  let patience = 30_000;

  function open() {
    clearTimeout(timer);
    source?.close();
    live = false;
    heard = Date.now();
    const mine = new EventSource(`${address}?after=${last}`);
    source = mine;
    const listen = (kind, act) => mine.addEventListener(kind, (event) => {
      if (source !== mine) return;
      heard = Date.now();
      act(event);
    });
    listen("here", (event) => {
      patience = 2_000 * JSON.parse(event.data).seconds;
      if (live) return;
      live = true;
      failures = 0;
      on.live();
    });
    listen("desk", (event) => {
      last = Math.max(last, Number(event.lastEventId));
      on.news(JSON.parse(event.data));
    });
    listen("over", () => { mine.close(); on.over(); });
    listen("unknown", () => { mine.close(); on.unknown(); });
    mine.onerror = () => { if (source === mine) fail(); };
  }
  function fail() {
    source.close();
    live = false;
    failures += 1;
    on.lost();
    clearTimeout(timer);
    timer = setTimeout(open, wait(failures));
  }
  function look() {
    if (source.readyState === EventSource.CLOSED) return; // it waits for its next try
    if (Date.now() - heard > patience) fail();
  }
  addEventListener("online", open);
  addEventListener("offline", fail);
  addEventListener("pageshow", (event) => { if (event.persisted) open(); });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    if (live) look(); else open();
  });
  setInterval(look, WATCH);
  open();
}

// Whether it only says that somebody wrote or was reached: nobody changed hands.
export const isTalk = (event) => event.kind === "delivery" || event.kind.startsWith("said_");

// A part of the page that is fetched again: one fetch at a time, what comes meanwhile asks for one more, what failed is
// repeated. `on.lost()` and `on.found()` tell how it went, `on.over()` that the session has ended.
export function refresher(address, apply, on) {
  let running = false;
  let again = false;
  let failures = 0;
  let timer;
  return async function refresh() {
    if (running) { again = true; return; }
    clearTimeout(timer);
    running = true;
    try {
      const headers = { "X-Requested-By": "console" };
      const answer = await fetch(typeof address === "function" ? address() : address, { headers, signal: AbortSignal.timeout(LONGEST_FETCH) });
      if (answer.status === 401) { on.over(); return; }
      if (answer.status >= 500 || answer.status === 429) throw new Error(`${answer.status}`);
      await apply(answer);
      failures = 0;
      on.found();
    } catch {
      failures += 1;
      on.lost();
      timer = setTimeout(refresh, wait(failures));
    } finally {
      running = false;
      if (again) { again = false; refresh(); }
    }
  };
}

// New contents for a part of the page; who works with the keyboard stays where they were.
export function fill(part, html) {
  const held = part.contains(document.activeElement) ? document.activeElement : null;
  const link = held?.getAttribute("href");
  const form = held?.form?.getAttribute("action");
  part.innerHTML = html;
  if (link) part.querySelector(`a[href="${CSS.escape(link)}"]`)?.focus();
  else if (form) part.querySelector(`form[action="${CSS.escape(form)}"] button`)?.focus();
}
