// One message of the chat as an element.

import { copy, element, sizeOf, timeOf } from "./format.js";
import { richText } from "./richtext.js";

// What a button does besides answering: opens an address, copies, opens a Mini App.
const hints = {
  url: "M8 16 17 7M10 7h7v7",
  copy_text: "M9 9h10v11H9zM15 9V5H5v11h4",
  web_app: "M4 5h16v14H4zM4 9h16",
};

const pin = '<svg viewBox="0 0 24 24"><path d="M12 21c4-4.5 6.500-8 6.500-11.200a6.500 6.500 0 0 0-13 0C5.500 13 8 16.500 12 21zM12 12a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600z"/></svg>';

const file = (id) => `/control/files/${id}`;

function media(message) {
  if (message.photo) {
    const size = message.photo.at(-1);
    return element("a", { href: file(size.file_id), target: "_blank", className: "photo" },
      element("img", { src: file(size.file_id), alt: message.caption || "Foto", width: size.width, height: size.height }));
  }
  if (message.document) {
    const { file_id, file_name, file_size } = message.document;
    const kind = (file_name || "").split(".").pop().slice(0, 4).toUpperCase();
    return element("a", { href: file(file_id), download: file_name, className: "document", dataset: { testid: "document" } },
      element("span", { className: "document-icon", "aria-hidden": "true" }, kind),
      element("span", {}, element("strong", {}, file_name || "archivo"), element("small", {}, sizeOf(file_size))));
  }
  if (message.voice) return element("span", { className: "voice" }, "▶ ▂▃▅▂▆▃▂▅▃▂", element("small", {}, ` 0:0${message.voice.duration}`));
  if (message.sticker) return element("span", { className: "sticker" }, message.sticker.emoji);
  if (message.venue) {
    const { location, title, address } = message.venue;
    const map = `https://www.openstreetmap.org/?mlat=${location.latitude}&mlon=${location.longitude}#map=17/${location.latitude}/${location.longitude}`;
    const drawn = element("span", { className: "venue-map", "aria-hidden": "true" });
    drawn.innerHTML = pin;
    return element("a", { href: map, target: "_blank", rel: "noopener", className: "venue", dataset: { testid: "venue" } },
      drawn, element("strong", {}, title), element("small", {}, address));
  }
  if (message.location) return element("span", { className: "place" }, "Ubicación: ", `${message.location.latitude}, ${message.location.longitude}`);
  if (message.contact) {
    return element("span", { className: "contact" }, element("span", { className: "avatar small", "aria-hidden": "true" }, message.contact.first_name[0] || "?"),
      element("span", {}, element("strong", {}, message.contact.first_name), element("small", {}, `+${message.contact.phone_number}`)));
  }
  return null;
}

function inlineButton(button, message, phone) {
  const shape = Object.keys(hints).find((kind) => button[kind]);
  const hint = element("span", { className: "hint", ariaHidden: "true" });
  if (shape) hint.innerHTML = `<svg viewBox="0 0 24 24"><path d="${hints[shape]}"/></svg>`;
  const waits = phone.waiting.has(`${message.message_id}|${button.callback_data}`);
  return element("button", {
    type: "button", className: `inline${waits ? " waits" : ""}`, dataset: { testid: "inline-button" },
    onclick: async () => {
      if (button.copy_text) { await copy(button.copy_text.text); phone.toast("Copiado"); return; }
      if (button.url) { window.open(button.url, "_blank", "noopener"); return; }
      await phone.tap(message, button);
    },
  }, button.text, hint);
}

function keyboard(message, phone) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return element("div", { className: "keyboard" }, ...rows.map((row) =>
    element("div", { className: "keyboard-row" }, ...row.map((button) => inlineButton(button, message, phone)))));
}

export function bubble(message, phone) {
  if (message.deleted) {
    return element("li", { className: "service", dataset: { testid: "deleted", messageId: message.message_id } },
      element("span", {}, "Se eliminó un mensaje"));
  }
  const mine = !message.outgoing;
  const words = message.text ?? message.caption;
  const told = { onCommand: (command) => phone.send(command), onCopied: () => phone.toast("Copiado") };
  const shown = media(message);
  const body = element("div", { className: `bubble${message.sticker ? " bare" : ""}${message.photo && !words ? " picture" : ""}` },
    message.forward_origin ? element("small", { className: "forwarded" }, `Reenviado de ${message.forward_origin.sender_user_name || "alguien"}`) : null,
    message.reply_to_message ? element("small", { className: "quoted" }, (message.reply_to_message.text || "Mensaje").slice(0, 80)) : null,
    shown,
    words ? element("div", { className: "words", dataset: { testid: "words" } }, richText(words, message.entities ?? message.caption_entities, told)) : null,
    element("span", { className: "stamp" }, message.edits && (mine || message.text) ? "editado " : "", timeOf(message.date),
      mine ? element("span", { className: "ticks", "aria-label": "Enviado", dataset: { tick: message.message_id } }, "✓") : null));
  if (mine && message.text) {
    body.append(element("button", { type: "button", className: "edit", "aria-label": "Editar este mensaje", onclick: () => phone.edit(message) }, "✎"));
  }
  return element("li", {
    className: `message ${mine ? "mine" : "theirs"}`,
    dataset: { testid: "message", messageId: message.message_id, author: mine ? "person" : "bot" },
  }, element("span", { className: "sr" }, mine ? "Usted: " : "Bot: "), body, keyboard(message, phone));
}
