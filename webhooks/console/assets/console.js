// The console's convenience: everything here also works as plain forms. Events carry numbers; what they are about is
// fetched again, so permission and masking are always the server's.
import { count, isCase } from "./places.js";
import { fill, follow, isTalk, refresher } from "./stream.js";

const desk = document.getElementById("desk");
const csrf = desk.dataset.csrf;
const opened = desk.dataset.opened;
const state = document.getElementById("state");
const board = document.getElementById("board");
const lines = document.getElementById("lines");
const gone = document.getElementById("gone");
const title = document.title;
const BEAT_MILLISECONDS = 25_000;
const TYPING_MILLISECONDS = 4_000; // Telegram shows "typing" for five seconds

// --- what is not in order at the moment; the page says so until it is -------------------------------------------------
const troubles = new Set();
function trouble(name, holds) {
  if (holds) troubles.add(name); else troubles.delete(name);
  state.textContent = troubles.size ? "Sin conexión. Reintentando…" : "";
}
const over = () => location.assign("/console/login");
const told = (name) => ({ lost: () => trouble(name, true), found: () => trouble(name, false), over });

const refreshBoard = refresher("/console/part", async (answer) => {
  if (!answer.ok) return;
  const before = Number(document.getElementById("waiting")?.textContent ?? 0);
  fill(board, await answer.text());
  mark();
  const now = Number(document.getElementById("waiting")?.textContent ?? 0);
  if (now > before) ring();
  badge(now);
}, told("board"));

// The thread grows by what it has not: a line that has reached its end never changes again.
const LINES_AT_ONCE = 200;
const LOOKED_BACK = 100;
function known() {
  const shown = [...lines.querySelectorAll("article")];
  const open = shown.slice(-LOOKED_BACK).find((line) => line.hasAttribute("data-open"));
  return open ? Number(open.dataset.seq) - 1 : Number(shown.at(-1)?.dataset.seq ?? 0);
}
function grow(html) {
  const made = document.createElement("template");
  made.innerHTML = html;
  const news = [...made.content.querySelectorAll("article")];
  for (const line of news) {
    const before = document.getElementById(line.id);
    if (!before) lines.append(line); else if (before.outerHTML !== line.outerHTML) before.replaceWith(line);
  }
  if (news.length) lines.querySelector(":scope > p")?.remove();
  return news.length;
}
const refreshLines = opened && lines ? refresher(() => `/console/chat/${opened}/part?after=${known()}`, async (answer) => {
  if (answer.status === 409 || answer.status === 404) { lose(answer.status === 409 ? await answer.text() : ""); return; }
  if (!answer.ok) return;
  const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 80;
  const count = grow(await answer.text());
  if (atEnd) toEnd();
  if (count >= LINES_AT_ONCE) refreshLines();
}, told("lines")) : () => {};

const identity = document.getElementById("identity");
const refreshIdentity = opened && identity ? refresher(`/console/chat/${opened}/identity`, async (answer) => {
  if (answer.ok) identity.innerHTML = await answer.text();
}, told("identity")) : () => {};

function mark() {
  for (const link of board.querySelectorAll("a.chat")) {
    if (opened && link.getAttribute("href").endsWith(opened)) { link.classList.add("open"); link.setAttribute("aria-current", "page"); }
  }
}
function badge(count) { document.title = count ? `(${count}) ${title}` : title; }
function toEnd() { if (lines) lines.scrollTop = lines.scrollHeight; }
function lose(by) {
  gone.textContent = by ? `${by} tomó esta conversación.` : "Esta conversación ya no está contigo.";
  gone.hidden = false;
  for (const field of document.querySelectorAll("#composer textarea, #composer button, aside button")) field.disabled = true;
}

// --- the stream --------------------------------------------------------------------------------------------------------
// What others write to each other changes nothing on this page.
function isListed(handoff) { return board.querySelector(`a.chat[href$="${CSS.escape(handoff)}"]`) !== null; }
function refresh() { count(); refreshBoard(); refreshLines(); refreshIdentity(); beat(); }
function news(event) {
  if (isCase(event)) { count(); return; }
  if (!isTalk(event) || isListed(event.handoff)) refreshBoard();
  if (event.handoff === opened) { refreshLines(); if (!isTalk(event)) refreshIdentity(); if (event.kind === "said_member" && document.hidden) ring(); }
}

function post(address, fields) {
  const body = new URLSearchParams({ csrf, ...fields });
  return fetch(address, { method: "POST", headers: { "X-Requested-By": "console", "X-CSRF-Token": csrf }, body });
}
const beat = () => post("/console/beat", {}).catch(() => {});
setInterval(beat, BEAT_MILLISECONDS);
setInterval(() => { refreshIdentity(); refreshBoard(); }, BEAT_MILLISECONDS); // how long somebody waits grows by itself
follow("/console/stream", Number(desk.dataset.last), {
  news,
  live() { trouble("stream", false); refresh(); },
  lost() { trouble("stream", true); refreshBoard(); }, // tells an ended session from a cut
  over,
  unknown: () => location.reload(),
});

let sound;
function ring() {
  try {
    sound ??= new AudioContext();
    const tone = sound.createOscillator();
    const loudness = sound.createGain();
    tone.frequency.value = 660;
    loudness.gain.setValueAtTime(0.06, sound.currentTime);
    loudness.gain.exponentialRampToValueAtTime(0.0001, sound.currentTime + 0.35);
    tone.connect(loudness).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.35);
  } catch { /* a browser without sound */ }
}

// --- the composer ------------------------------------------------------------------------------------------------------
const composer = document.getElementById("composer");
if (composer) {
  const text = document.getElementById("text");
  const key = composer.elements.namedItem("key");
  const send = document.getElementById("send");
  const kept = `draft:${opened}`;
  text.value = sessionStorage.getItem(kept) ?? "";
  let shown = 0;
  text.addEventListener("input", () => {
    sessionStorage.setItem(kept, text.value);
    if (text.value.trim() && Date.now() - shown > TYPING_MILLISECONDS) {
      shown = Date.now();
      post(`/console/chat/${opened}/typing`, {}).catch(() => {});
    }
  });
  text.focus();
  composer.addEventListener("submit", async (event) => {
    event.preventDefault();
    const address = event.submitter?.getAttribute("formaction") ?? composer.action;
    if (!text.value.trim() || send.disabled) return;
    send.disabled = true;
    try {
      const answer = await post(address, { text: text.value, key: key.value });
      const said = await answer.text();
      if (answer.ok) {
        text.value = "";
        sessionStorage.removeItem(kept);
        key.value = crypto.randomUUID();
        gone.hidden = true;
        refreshLines();
        toEnd();
      } else { gone.textContent = said || "No se envió. Intenta otra vez."; gone.hidden = false; }
    } catch { state.textContent = "Sin conexión: el mensaje no se envió. Intenta otra vez."; } finally {
      send.disabled = false;
      text.focus();
    }
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); composer.requestSubmit(send); }
  });
  for (const button of document.querySelectorAll("#canned [data-body]")) {
    button.addEventListener("click", () => {
      text.value += (text.value && !text.value.endsWith("\n") ? "\n" : "") + button.dataset.body;
      text.dispatchEvent(new Event("input"));
      text.focus();
    });
  }
  document.getElementById("search")?.addEventListener("input", (event) => {
    const wanted = event.target.value.toLowerCase();
    for (const button of document.querySelectorAll("#canned [data-body]")) {
      button.parentElement.hidden = !`${button.textContent} ${button.dataset.body}`.toLowerCase().includes(wanted);
    }
  });
}
document.getElementById("verify")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.target.querySelector("button");
  button.disabled = true;
  try {
    const answer = await post(event.target.action, {});
    gone.textContent = answer.ok ? "" : await answer.text();
    gone.hidden = answer.ok;
    refreshIdentity();
    refreshLines();
  } catch { gone.textContent = "Sin conexión. Intenta otra vez."; gone.hidden = false; } finally { button.disabled = false; }
});
document.addEventListener("keydown", (event) => {
  if (!event.altKey) return;
  if (event.code === "KeyN") { event.preventDefault(); board.querySelector(".queue button")?.click(); }
  if (event.code === "KeyR") { event.preventDefault(); document.querySelector("#canned summary")?.click(); document.getElementById("search")?.focus(); }
});
toEnd();
badge(Number(document.getElementById("waiting")?.textContent ?? 0));
