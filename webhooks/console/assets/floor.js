// The desk at this moment, kept fresh by the same stream as the console; the clocks on it by a look now and then.
import { count, isCase } from "./places.js";
import { fill, follow, isTalk, refresher } from "./stream.js";

const floor = document.getElementById("floor");
const part = document.getElementById("part");
const state = document.getElementById("state");
const LOOK_MILLISECONDS = 20_000;

const over = () => location.assign("/console/login");
const lost = () => { state.textContent = "Sin conexión. Reintentando…"; };
const found = () => { state.textContent = ""; };
const refresh = refresher("/console/floor/part", async (answer) => {
  if (answer.ok) fill(part, await answer.text());
}, { lost, found, over });

follow("/console/stream", Number(floor.dataset.last), {
  news(event) { if (isCase(event)) count(); else if (!isTalk(event)) refresh(); },
  live() { refresh(); count(); }, lost() { lost(); refresh(); }, over, unknown: () => location.reload(),
});
setInterval(refresh, LOOK_MILLISECONDS);
