// The page: one or two phones, the member's SMS and mail, and what ties them together.

import { follow, post } from "./api.js";
import { ask, askPerson, openFaults, showFaults } from "./dialogs.js";
import { Mailbox, SmsInbox } from "./inbox.js";
import { Phone } from "./phone.js";

const twoPhones = window.matchMedia("(min-width: 1200px)");
const narrow = window.matchMedia("(max-width: 819px)");
const bannerMilliseconds = 6000;
// A fixed id: two pages opened at once make one person.
const firstPerson = { id: 700000001, first_name: "Ana" };
const remembered = "simulator.people";

class Page {
  constructor() {
    this.place = document.getElementById("phones");
    this.phones = [new Phone(this), new Phone(this)];
    this.active = this.phones[0];
    this.sms = new SmsInbox();
    this.mail = new Mailbox();
    this.ask = ask;
    this.chatSeen = 0;
    const chosen = JSON.parse(localStorage.getItem(remembered) || "[]");
    this.phones.forEach((phone, i) => phone.reset(chosen[i] ?? null));
    this.vacant = document.getElementById("vacant-template").content.firstElementChild.cloneNode(true);
    this.vacant.querySelector("button").onclick = () => this.add(this.phones[1]);
    for (const tab of document.querySelectorAll("[data-tab]")) tab.onclick = () => this.view(tab.dataset.tab);
    document.getElementById("banner").onclick = (event) => this.view(event.currentTarget.dataset.target);
    twoPhones.onchange = () => this.show(this.state);
    narrow.onchange = () => this.show(this.state);
  }

  view(name) {
    document.body.dataset.view = name;
    document.getElementById("banner").hidden = true;
    for (const tab of document.querySelectorAll("[data-tab]")) tab.setAttribute("aria-selected", String(tab.dataset.tab === name));
    if (name === "chat") this.phones[0].toEnd();
    this.show(this.state);
  }

  visible(name) { return !narrow.matches || document.body.dataset.view === name; }

  activate(phone) {
    if (this.active === phone || phone.personId === null) return;
    this.active = phone;
    this.show(this.state);
  }

  select(phone, id) {
    phone.reset(Number(id));
    localStorage.setItem(remembered, JSON.stringify(this.phones.map(({ personId }) => personId)));
    this.show(this.state);
  }

  async add(phone) {
    const person = await askPerson();
    if (!person) return;
    // The next state has them; until then a phone would fall back to somebody known.
    this.state = { ...this.state, people: [...this.state.people, person] };
    this.select(phone, person.id);
  }

  async openMenu(act, phone) {
    const { person } = phone;
    if (act === "add") await this.add(twoPhones.matches && this.phones[1].personId === null ? this.phones[1] : phone);
    if (act === "profile") await askPerson(person);
    if (act === "switch") window.open("/page/switch.html", "_blank");
    if (act === "billers") window.open("/billers", "_blank");
    if (act === "faults") openFaults();
    if (act === "block") await post(phone.at("block"), { blocked: !person.blocked });
    if (act === "forward" || act === "group") {
      const text = await ask(act === "forward" ? "Reenviar un texto ajeno" : "Escribir en un grupo con el bot", "Texto");
      if (text) await phone.attempt(() => post(phone.at(act), { text }));
    }
  }

  async show(state) {
    if (!state) return;
    this.state = state;
    if (!state.people.length) { await post("/control/people", firstPerson); return; }
    this.choosePeople(state.people);
    const shown = twoPhones.matches ? this.phones : [this.phones[0]];
    if (!shown.includes(this.active)) this.active = this.phones[0];
    this.arrange(shown);
    await Promise.all(shown.map((phone) => phone.show(state)));
    await this.showInboxes(state);
    this.showChatBadge();
    showFaults(state.faults);
  }

  choosePeople(people) {
    const known = new Set(people.map(({ id }) => id));
    const [first, second] = this.phones;
    if (!known.has(first.personId)) first.reset(people[0].id);
    if (!known.has(second.personId)) second.reset(people.find(({ id }) => id !== first.personId)?.id ?? null);
    for (const phone of this.phones) phone.root.classList.toggle("active", phone === this.active);
  }

  arrange(shown) {
    const wanted = shown.map((phone) => (phone.personId === null ? this.vacant : phone.root));
    if (wanted.length === this.place.children.length && wanted.every((root, i) => this.place.children[i] === root)) return;
    this.place.replaceChildren(...wanted);
  }

  async showInboxes(state) {
    const person = state.people.find(({ id }) => id === this.active.personId);
    const sms = await this.sms.show(state, person, this.visible("sms"));
    const mail = await this.mail.show(state, person, this.visible("mail"));
    this.badge("sms", this.visible("sms") ? 0 : sms.length);
    this.badge("mail", this.visible("mail") ? 0 : mail.length);
    const newest = [...sms.map((item) => ({ target: "sms", version: item.version, words: `SMS · ${item.text}` })),
      ...mail.map((item) => ({ target: "mail", version: item.version, words: `Correo · ${item.subject}` }))]
      .sort((a, b) => b.version - a.version)[0];
    if (newest && narrow.matches && newest.version > (this.announced || 0) && !this.visible(newest.target)) this.announce(newest);
  }

  announce({ target, version, words }) {
    const banner = document.getElementById("banner");
    this.announced = version;
    banner.textContent = words;
    banner.dataset.target = target;
    banner.hidden = false;
    clearTimeout(this.bannerTimer);
    this.bannerTimer = setTimeout(() => { banner.hidden = true; }, bannerMilliseconds);
  }

  showChatBadge() {
    const [phone] = this.phones;
    const bots = [...phone.messages.values()].filter((message) => message.outgoing && !message.deleted);
    if (this.visible("chat") || this.chatOf !== phone.personId) this.chatSeen = Math.max(0, ...bots.map((message) => message.message_id));
    this.chatOf = phone.personId;
    this.badge("chat", bots.filter((message) => message.message_id > this.chatSeen).length);
  }

  badge(name, count) {
    const badge = document.querySelector(`[data-tab="${name}"] .badge`);
    badge.hidden = count === 0;
    badge.textContent = String(count);
  }
}

const page = new Page();
follow((state) => page.show(state));
