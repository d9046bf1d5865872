// The sheets: a person's particulars, one question, the fault panel.

import { post, remove } from "./api.js";
import { element } from "./format.js";

const methods = ["sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "deleteMessage", "sendDocument", "sendPhoto", "*", "sms"];
const names = { "*": "Toda llamada de Telegram", sms: "La pasarela de SMS" };

for (const button of document.querySelectorAll("[data-close]")) button.onclick = () => button.closest("dialog").close();

// Resolves to the saved person, or null if the sheet was closed.
export function askPerson(person = null) {
  const dialog = document.getElementById("person-dialog");
  const form = document.getElementById("person-form");
  form.reset();
  document.getElementById("person-title").textContent = person ? "Datos de esta persona" : "Nueva persona";
  for (const name of ["first_name", "phone", "email"]) form.elements[name].value = person?.[name] || "";
  dialog.showModal();
  return new Promise((resolve) => {
    let saved = null;
    form.onsubmit = async (event) => {
      event.preventDefault();
      const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
      saved = await post("/control/people", person ? { ...given, id: person.id } : given);
      dialog.close();
    };
    dialog.onclose = () => resolve(saved);
  });
}

// Resolves to the words, or null.
export function ask(title, label) {
  const dialog = document.getElementById("ask-dialog");
  const form = dialog.querySelector("form");
  form.reset();
  document.getElementById("ask-title").textContent = title;
  document.getElementById("ask-label").textContent = label;
  dialog.showModal();
  return new Promise((resolve) => {
    let words = null;
    form.onsubmit = () => { words = form.elements.answer.value.trim() || null; };
    dialog.onclose = () => resolve(words);
  });
}

export function openFaults() {
  const dialog = document.getElementById("fault-dialog");
  const form = dialog.querySelector("form");
  form.elements.method.replaceChildren(...methods.map((method) => element("option", { value: method }, names[method] || method)));
  form.onsubmit = async (event) => {
    event.preventDefault();
    const { method, kind, times } = Object.fromEntries(new FormData(form));
    await post("/control/faults", { method, kind, times: Number(times) }).catch((error) => showFaults([], error.message));
  };
  document.getElementById("fault-clear").onclick = () => remove("/control/faults");
  document.getElementById("fault-triple").onclick = () => post("/control/updates/duplicate", { copies: 3 });
  dialog.showModal();
}

export function showFaults(pending, problem = "") {
  document.getElementById("fault-list").replaceChildren(
    ...pending.map(({ method, kind, times }) => element("li", {}, `${names[method] || method}: ${kind} × ${times}`)),
    ...(problem ? [element("li", { className: "problem" }, problem)] : []));
}
