// The control API, as the page uses it.

export class Refused extends Error {}

async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error || `error ${response.status}`);
  return body;
}

export async function get(path, query = {}) {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined));
  return answered(await fetch(asked.size ? `${path}?${asked}` : path));
}

export async function post(path, body = {}) {
  return answered(await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  }));
}

export async function upload(path, file, fields = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file, file.name);
  return answered(await fetch(path, { method: "POST", body: form }));
}

export async function remove(path) {
  return answered(await fetch(path, { method: "DELETE" }));
}

// Calls `show(state)` at once and after every change, for as long as the page is open.
export async function follow(show) {
  const waitSeconds = 20;
  const retryMilliseconds = 1000;
  let since;
  for (;;) {
    try {
      const state = await get("/control/state", since === undefined ? {} : { since, wait: waitSeconds });
      document.body.classList.remove("offline");
      if (state.revision !== since) await show(state);
      since = state.revision;
    } catch (error) {
      if (!(error instanceof TypeError) && !(error instanceof Refused)) console.error(error);
      document.body.classList.add("offline");
      await new Promise((resolve) => setTimeout(resolve, retryMilliseconds));
      since = undefined;
    }
  }
}
