// Conveniences of the secure pages; each of them works without this file.
(function () {
  "use strict";

  var words = document.querySelector("main").dataset;

  // Telegram's own script is not loaded: nothing from elsewhere runs where passwords are typed. What it would tell us stands in
  // the address, and what we tell Telegram goes over its documented bridges.
  function opened() {
    var facts = new URLSearchParams(location.hash.slice(1));
    return facts.get("tgWebAppData") || "";
  }

  function tell(kind) {
    var proxy = window.TelegramWebviewProxy;
    if (proxy && proxy.postEvent) {
      proxy.postEvent(kind, "{}");
    } else if (window.external && typeof window.external.notify === "function") {
      window.external.notify(JSON.stringify({ eventType: kind, eventData: {} }));
    } else if (window.parent !== window) {
      window.parent.postMessage(JSON.stringify({ eventType: kind, eventData: {} }), "https://web.telegram.org");
    } else {
      return false;
    }
    return true;
  }

  function revealer(field) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "reveal";
    button.setAttribute("aria-controls", field.id);
    function label(shown) {
      var word = shown ? words.hide : words.show;
      button.textContent = word;
      button.setAttribute("aria-label", word + " " + field.labels[0].textContent.toLowerCase());
      button.setAttribute("aria-pressed", String(shown));
    }
    label(false);
    button.addEventListener("click", function () {
      var shown = field.type === "password";
      field.type = shown ? "text" : "password";
      label(shown);
    });
    field.insertAdjacentElement("afterend", button);
  }

  var form = document.querySelector("form");
  if (form) {
    var data = opened();
    if (data) {
      form.elements.init_data.value = data;
      history.replaceState(null, "", location.pathname);
    }
    document.querySelectorAll("input[type=password]").forEach(revealer);
    form.addEventListener("submit", function () {
      // A revealed password goes out hidden again, so that the browser does not remember it as ordinary text.
      form.querySelectorAll("button.reveal[aria-pressed=true]").forEach(function (button) { button.click(); });
      form.querySelector("button[type=submit]").disabled = true;
    });
    window.addEventListener("pageshow", function () {
      form.querySelector("button[type=submit]").disabled = false;
    });
  }

  tell("web_app_ready");
  tell("web_app_expand");

  if (document.body.classList.contains("done") && tell("web_app_ready")) {
    var close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = words.close;
    close.addEventListener("click", function () { tell("web_app_close"); });
    document.querySelector("main").append(close);
    setTimeout(function () { tell("web_app_close"); }, 2000);
  }
})();
