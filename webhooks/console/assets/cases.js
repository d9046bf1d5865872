// The list of cases, kept fresh by the stream.
import { count, isCase } from "./places.js";
import { fill, follow, refresher } from "./stream.js";

const cases = document.getElementById("cases");
const state = document.getElementById("state");

const over = () => location.assign("/console/login");
const lost = () => { state.textContent = "Sin conexión. Reintentando…"; };
const found = () => { state.textContent = ""; };
const refresh = refresher(cases.dataset.part, async (answer) => {
  if (answer.ok) fill(cases, await answer.text());
}, { lost, found, over });

follow("/console/stream", Number(cases.dataset.last), {
  news(event) { if (isCase(event)) { refresh(); count(); } },
  live() { refresh(); count(); }, lost() { lost(); refresh(); }, over, unknown: () => location.reload(),
});
