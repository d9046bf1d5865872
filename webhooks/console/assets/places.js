// How much waits in the other places of the console, beside their names.
export const isCase = (event) => event.kind.startsWith("case_");

export async function count() {
  try {
    const answer = await fetch("/console/waiting", { headers: { "X-Requested-By": "console" } });
    if (!answer.ok) return;
    for (const [address, waiting] of Object.entries(await answer.json())) {
      const link = document.querySelector(`.places a[href="${CSS.escape(address)}"]`);
      if (!link) continue;
      const badge = link.querySelector(".count") ?? link.appendChild(document.createElement("span"));
      badge.className = "count";
      badge.textContent = waiting;
      badge.setAttribute("aria-label", `${waiting} por atender`);
      badge.hidden = !waiting;
    }
  } catch { /* the page's own line says that there is no connection */ }
}
count();
