// One phone: a person's private chat with the bot.

import { get, post, Refused, upload } from "./api.js";
import { bubble } from "./bubble.js";
import { dayKey, dayOf, element } from "./format.js";

const toastMilliseconds = 3500;
const typingMilliseconds = 5000;
const nearEndPixels = 120;
// The control API speaks to programs; this is what a person reads.
const refusals = [
  ["no such button", "Ese botón ya no está."],
  ["the bot is blocked", "Usted ha bloqueado el bot."],
  ["this person has no phone", "Esta persona no tiene celular: agréguelo en sus datos."],
  ["only one's own text", "Ese mensaje no se puede editar."],
];
const actions = { typing: "escribiendo", upload_document: "enviando un archivo", upload_photo: "enviando una foto" };

export class Phone {
  // `world` offers person(id), ask(title, label), openMenu(act, person) and select(phone, id).
  constructor(world) {
    this.world = world;
    this.root = document.getElementById("phone-template").content.firstElementChild.cloneNode(true);
    this.part = (selector) => this.root.querySelector(selector);
    this.log = this.part(".log");
    this.text = this.part(".text");
    this.waiting = new Set();
    this.editingId = null;
    this.reset(null);
    this.listen();
  }

  reset(personId) {
    this.personId = personId;
    this.since = 0;
    this.messages = new Map();
    this.items = new Map();
    this.answered = null;
    this.waiting.clear();
    this.log.replaceChildren();
    this.stopEditing();
  }

  listen() {
    this.part(".composer").onsubmit = (event) => { event.preventDefault(); this.submit(); };
    this.text.oninput = () => this.grow();
    this.text.onkeydown = (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(); }
      if (event.key === "Escape") this.stopEditing();
    };
    this.part(".person-select").onchange = (event) => this.world.select(this, event.target.value);
    this.part(".start").onclick = () => this.start();
    this.part(".editing button").onclick = () => this.stopEditing();
    this.part(".to-end").onclick = () => this.toEnd(true);
    this.log.onscroll = () => { this.part(".to-end").hidden = this.nearEnd(); };
    this.part(".alert button").onclick = () => { this.part(".alert").hidden = true; };
    this.menu(".more", ".more-menu");
    this.menu(".menu-button", ".commands-menu");
    this.menu(".attach", ".attach-menu");
    for (const item of this.root.querySelectorAll("[data-act]")) item.onclick = () => this.world.openMenu(item.dataset.act, this);
    for (const item of this.root.querySelectorAll("[data-share]")) item.onclick = () => this.share(item.dataset.share);
    this.part(".file").onchange = (event) => this.shareFile(event.target);
    this.root.addEventListener("focusin", () => this.world.activate(this));
    this.root.addEventListener("pointerdown", () => this.world.activate(this));
  }

  menu(opener, name) {
    const button = this.part(opener);
    const menu = this.part(name);
    const shut = () => { menu.hidden = true; button.setAttribute("aria-expanded", "false"); };
    button.onclick = (event) => {
      event.stopPropagation();
      const open = menu.hidden;
      for (const other of document.querySelectorAll(".menu")) other.hidden = true;
      menu.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      if (open) menu.querySelector("button")?.focus();
    };
    document.addEventListener("click", shut);
    menu.onkeydown = (event) => { if (event.key === "Escape") { shut(); button.focus(); } };
  }

  // Tries something; what the phone does not offer is told in a toast.
  async attempt(work) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.toast(refusals.find(([start]) => error.message.startsWith(start))?.[1] || "Eso no se puede hacer en este teléfono.");
      return null;
    }
  }

  at(act) { return `/control/people/${this.personId}/${act}`; }

  async send(text) { await this.attempt(() => post(this.at("send"), { text })); }

  async submit() {
    const text = this.text.value.trim();
    if (!text) return;
    const editing = this.editingId;
    this.text.value = "";
    this.grow();
    this.stopEditing();
    if (editing) await this.attempt(() => post(this.at("edit"), { message_id: editing, text }));
    else await this.send(text);
    this.toEnd();
  }

  async start() {
    if (this.person.blocked) await post(this.at("block"), { blocked: false });
    await this.send("/start");
  }

  async tap(message, button) {
    const key = `${message.message_id}|${button.callback_data}`;
    const tapped = await this.attempt(() => post(this.at("tap"), {
      message_id: message.message_id, label: button.text, data: button.callback_data ?? null,
    }));
    if (tapped?.url) window.open(tapped.url, "_blank", "noopener");
    if (tapped?.callback_query_id) this.waiting.add(key);
  }

  async share(kind) {
    if (kind === "photo" || kind === "document") {
      const input = this.part(".file");
      input.dataset.kind = kind;
      input.accept = kind === "photo" ? "image/png,image/jpeg,image/webp" : "";
      input.click();
    } else if (kind === "other") {
      const phone_number = await this.world.ask("Contacto de otra persona", "Número de celular");
      if (phone_number) await this.attempt(() => post(this.at("share/contact"), { phone_number, first_name: "Otra persona" }));
    } else {
      if (kind === "contact" && !this.person.phone) await this.world.openMenu("profile", this);
      await this.attempt(() => post(this.at(`share/${kind}`)));
    }
  }

  async shareFile(input) {
    const [file] = input.files;
    input.value = "";
    if (file) await this.attempt(() => upload(this.at(`share/${input.dataset.kind}`), file));
  }

  edit(message) {
    this.editingId = message.message_id;
    this.text.value = message.text;
    this.part(".editing").hidden = false;
    this.text.focus();
    this.grow();
  }

  stopEditing() {
    if (this.editingId) this.text.value = "";
    this.editingId = null;
    this.part(".editing").hidden = true;
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, 120)}px`;
  }

  toast(words) {
    const toast = this.part(".toast");
    toast.textContent = words;
    toast.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { toast.hidden = true; }, toastMilliseconds);
  }

  nearEnd() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < nearEndPixels; }

  toEnd(smooth = false) { this.log.scrollTo({ top: this.log.scrollHeight, behavior: smooth ? "smooth" : "instant" }); }

  // Brings the phone up to date with the world.
  async show(state) {
    this.person = state.people.find((person) => person.id === this.personId);
    this.part(".bot-name").textContent = state.bot.first_name;
    this.showPeople(state.people);
    if (!this.person) return;
    const asked = this.personId;
    const news = await get(`/control/chats/${asked}/messages`, { since: this.since });
    if (asked !== this.personId) return;
    this.showTyping(news.typing);
    this.showCallbacks(news.callbacks);
    this.showMessages(news.messages);
    this.since = news.revision;
    this.showComposer(state);
    for (const tick of this.log.querySelectorAll("[data-tick]")) {
      if (Number(tick.dataset.tick) <= this.person.read_up_to) { tick.textContent = "✓✓"; tick.ariaLabel = "Recibido"; }
    }
  }

  showPeople(people) {
    const select = this.part(".person-select");
    const wanted = people.map((person) => `${person.id}:${person.first_name}`).join();
    if (select.dataset.shown !== wanted) {
      select.dataset.shown = wanted;
      select.replaceChildren(...people.map((person) => element("option", { value: String(person.id) }, person.first_name)));
    }
    select.value = String(this.personId);
  }

  showTyping(action) {
    const state = this.part(".bot-state");
    clearTimeout(this.typingTimer);
    state.textContent = action ? `${actions[action] || "trabajando"}…` : "bot";
    state.classList.toggle("typing", Boolean(action));
    if (action) this.typingTimer = setTimeout(() => this.showTyping(null), typingMilliseconds);
  }

  showCallbacks(callbacks) {
    const first = this.answered === null;
    this.answered ??= new Set();
    for (const callback of callbacks) {
      const key = `${callback.message_id}|${callback.data}`;
      if (callback.answer && !this.answered.has(callback.id)) {
        this.answered.add(callback.id);
        this.waiting.delete(key);
        this.refresh(callback.message_id);
        if (!first && callback.answer.text) this.tell(callback.answer);
      }
    }
  }

  tell({ text, show_alert }) {
    if (!show_alert) { this.toast(text); return; }
    this.part(".alert p").textContent = text;
    this.part(".alert").hidden = false;
    this.part(".alert button").focus();
  }

  refresh(messageId) {
    const message = this.messages.get(messageId);
    const item = this.items.get(messageId);
    if (!message || !item) return;
    const made = bubble(message, this);
    item.replaceWith(made);
    this.items.set(messageId, made);
  }

  showMessages(news) {
    if (!news.length) return;
    const follow = this.nearEnd() || this.since === 0 || news.some((message) => !message.outgoing && !this.items.has(message.message_id));
    for (const message of news) {
      const known = this.items.has(message.message_id);
      this.messages.set(message.message_id, message);
      if (known) { this.refresh(message.message_id); continue; }
      this.separate(message);
      const made = bubble(message, this);
      this.items.set(message.message_id, made);
      this.log.append(made);
    }
    if (follow) this.toEnd();
    for (const image of this.log.querySelectorAll("img:not([data-seen])")) {
      image.dataset.seen = "1";
      image.addEventListener("load", () => { if (follow) this.toEnd(); });
    }
  }

  separate(message) {
    const key = dayKey(message.date);
    if (this.log.dataset.day !== key || !this.log.children.length) {
      this.log.dataset.day = key;
      this.log.append(element("li", { className: "service day" }, element("span", {}, dayOf(message.date))));
    }
  }

  showComposer(state) {
    const { started, blocked, reply_keyboard: keys } = this.person;
    const silent = !started || blocked;
    const start = this.part(".start");
    start.hidden = !silent;
    start.textContent = blocked ? "DESBLOQUEAR E INICIAR" : "INICIAR";
    this.part(".composer").hidden = silent;
    this.part('[data-act="block"]').textContent = blocked ? "Desbloquear el bot" : "Bloquear el bot";
    if (!this.messages.size && !this.log.children.length) {
      this.log.append(element("li", { className: "greeting" }, element("strong", {}, "¿Qué puede hacer este bot?"),
        "Tu cooperativa por chat: consultas, transferencias y pagos. Toca «Iniciar» para empezar."));
    } else if (this.messages.size) {
      this.log.querySelector(".greeting")?.remove();
    }
    const commands = this.part(".commands-menu");
    commands.replaceChildren(...state.commands.map(({ command, description }) => element("button", {
      role: "menuitem", type: "button", dataset: { testid: "command" }, onclick: () => this.send(`/${command}`),
    }, element("span", {}, description), element("code", {}, `/${command}`))));
    this.part(".menu-button").hidden = state.commands.length === 0;
    this.showReplyKeyboard(silent ? null : keys);
  }

  showReplyKeyboard(keys) {
    const place = this.part(".reply-keyboard");
    place.hidden = !keys?.keyboard?.length;
    place.replaceChildren(...(keys?.keyboard || []).map((row) => element("div", { className: "keyboard-row" },
      ...row.map((button) => {
        const label = button.text ?? button;
        const act = button.request_contact ? () => this.share("contact") : button.request_location ? () => this.share("location") : () => this.send(label);
        return element("button", { type: "button", onclick: act }, label);
      }))));
    this.text.placeholder = keys?.input_field_placeholder || "Mensaje";
  }
}
