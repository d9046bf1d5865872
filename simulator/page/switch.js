// What the interbank switch has of the bank's orders, what becomes of them, and what goes wrong with the next.

import { follow, get, post } from "./api.js";
import { dayOf, element, timeOf } from "./format.js";

const states = { accepted: "recibida", settled: "acreditada", rejected: "rechazada", returned: "devuelta" };
const rails = { direct: "Pago Directo", spi: "SPI" };
const counted = { orders: "Órdenes", settled: "Acreditadas", accepted: "En proceso", rejected: "Rechazadas", returned: "Devueltas", absorbed: "Duplicadas absorbidas" };
const shares = [[0, "nunca"], [0.2, "a veces"], [0.5, "la mitad"], [1, "siempre"]];
const form = document.getElementById("script");

for (const select of form.querySelectorAll("select")) {
  select.append(...shares.map(([value, words]) => element("option", { value: String(value) }, words)));
  select.onchange = () => post("/control/switch", { [select.name]: Number(select.value) });
}

const dollars = (cents) => `$${Math.floor(cents / 100).toLocaleString("en-US")}.${String(cents % 100).padStart(2, "0")}`;

function act(order, name, words) {
  return element("button", { type: "button", onclick: () => post(`/control/switch/${order.rail}/${order.key}/${name}`) }, words);
}

function shown(order) {
  const acts = element("span", { className: "acts" });
  if (order.status === "accepted") acts.append(act(order, "settle", "Acreditar ya"));
  if (order.status === "settled") acts.append(act(order, "return", "Devolver"));
  acts.append(act(order, "tell", "Avisar otra vez"));
  const copies = order.copies ? ` · recibida ${order.copies + 1} veces` : "";
  return element("li", { className: "order", dataset: { testid: "switch-order", key: order.key } },
    element("strong", {}, dollars(order.amount)),
    element("span", {}, `${order.name || "—"} · ••••${(order.account || "").slice(-4)}`),
    element("span", { className: `state ${order.status}` }, states[order.status]),
    acts,
    element("small", {}, `${rails[order.rail]}${order.batch ? ` · corte ${order.batch}` : ""} · ${dayOf(order.at)}, ${timeOf(order.at)} · ${order.reference}${copies}`));
}

const outcomes = { credited: "Acreditado en su cuenta", account_unknown: "No existe esa cuenta", account_unavailable: "Esa cuenta no recibe transferencias", other_currency: "Otra moneda" };
const credit = document.getElementById("credit");
credit.onsubmit = async (event) => {
  event.preventDefault();
  const said = document.getElementById("credited");
  const fields = Object.fromEntries(new FormData(credit));
  try {
    const { outcome } = await post("/control/switch/credit", { ...fields, amount: Math.round(Number(fields.amount.replace(",", ".")) * 100) });
    said.textContent = outcomes[outcome];
  } catch (problem) {
    said.textContent = problem.message;
  }
};

follow(async () => {
  const { script, counts, orders } = await get("/control/switch");
  for (const select of form.querySelectorAll("select")) {
    if (document.activeElement !== select) select.value = String(script[select.name]);
  }
  document.getElementById("counts").replaceChildren(...Object.entries(counted).map(([name, words]) =>
    element("div", {}, element("dt", {}, words), element("dd", {}, String(counts[name])))));
  document.getElementById("orders").replaceChildren(...(orders.length
    ? orders.map(shown) : [element("li", { className: "empty" }, "Todavía no llegó ninguna orden.")]));
});
