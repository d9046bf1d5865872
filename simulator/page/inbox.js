// The member's SMS inbox and mailbox.

import { get } from "./api.js";
import { copy, dayOf, element, sizeOf, timeOf } from "./format.js";

const digits = (number) => (number || "").replace(/\D/g, "").replace(/^0/, "593");

// Shared by both: a list that is fetched when its version moves, filtered by the active person, counted when unseen.
class Inbox {
  constructor(name, path, state, whose) {
    this.name = name;
    this.path = path;
    this.state = state;
    this.whose = whose;
    this.list = document.getElementById(`${name}-list`);
    this.owner = document.getElementById(`${name}-for`);
    this.version = 0;
    this.all = [];
    this.seen = null;
  }

  // Fetches if needed; returns what is new for the person and not yet looked at.
  async show(state, person, visible) {
    const version = state[`${this.name}_version`];
    if (version !== this.version) {
      this.all = await get(this.path);
      this.version = version;
    }
    const mine = this.all.filter((item) => this.belongs(item, person));
    const shown = `${version}|${person?.id}|${this.whose(person)}`;
    if (shown !== this.shown) {
      this.shown = shown;
      this.owner.textContent = this.whose(person) || "todos";
      this.list.replaceChildren(...(mine.length ? [...mine].reverse().map((item) => this.item(item)) : [this.empty()]));
      this.list.scrollTop = 0;
    }
    this.seen ??= version;
    const fresh = mine.filter((item) => item.version > this.seen);
    if (visible) this.seen = version;
    return fresh;
  }

  empty() { return element("li", { className: "empty" }, this.nothing); }
}

export class SmsInbox extends Inbox {
  constructor() {
    super("sms", "/control/sms", "sms_version", (person) => person?.phone);
    this.nothing = "Aquí llegan los SMS con sus códigos.";
  }

  belongs(sms, person) { return !person?.phone || digits(sms.to) === digits(person.phone); }

  item(sms) {
    const code = /\b\d{6}\b/.exec(sms.text)?.[0];
    return element("li", { className: "sms", dataset: { testid: "sms", id: sms.id } },
      element("p", { className: "sms-text" }, sms.text),
      element("footer", {}, element("small", {}, `${dayOf(sms.at)}, ${timeOf(sms.at)} · ${sms.to}`),
        code ? element("button", { type: "button", className: "chip", "aria-label": `Copiar ${code}`, onclick: async (event) => {
          const chip = event.currentTarget;
          await copy(code);
          chip.textContent = "Copiado";
        } }, `Copiar ${code}`) : null));
  }
}

export class Mailbox extends Inbox {
  constructor() {
    super("mail", "/control/mail", "mail_version", (person) => person?.email);
    this.nothing = "Aquí llega el correo del socio.";
  }

  belongs(mail, person) {
    return !person?.email || mail.to.some((address) => address.toLowerCase() === person.email.toLowerCase());
  }

  item(mail) {
    const body = element("div", { className: "mail-body" });
    const summary = element("summary", {},
      element("span", { className: "mail-from" }, mail.from.replace(/<.*>/, "").replaceAll('"', "").trim() || mail.from),
      element("small", {}, timeOf(mail.at)), element("strong", {}, mail.subject || "(sin asunto)"),
      element("small", { className: "mail-to" }, `para ${mail.to.join(", ")}`));
    const details = element("details", { className: "mail", dataset: { testid: "mail", id: mail.id } }, summary, body);
    details.addEventListener("toggle", () => { if (details.open && !body.children.length) this.fill(body, mail); });
    return details;
  }

  fill(body, mail) {
    const attachment = (number) => `/control/mail/${mail.id}/attachments/${number}`;
    if (mail.html) {
      const inline = mail.attachments.reduce((html, { cid }, i) => (cid ? html.replaceAll(`cid:${cid}`, location.origin + attachment(i)) : html), mail.html);
      const frame = element("iframe", { title: `Correo: ${mail.subject}`, dataset: { testid: "mail-html" } });
      frame.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
      frame.srcdoc = `<base target="_blank">${inline}`;
      body.append(frame);
    } else {
      body.append(element("pre", { className: "mail-text", dataset: { testid: "mail-text" } }, mail.text));
    }
    mail.attachments.forEach((file, i) => {
      if (file.cid) return;
      body.append(element("a", { href: attachment(i), download: file.name, className: "chip", dataset: { testid: "mail-attachment" } }, `📎 ${file.name} · ${sizeOf(file.size)}`));
    });
  }
}
