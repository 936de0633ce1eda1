// The pages work without this file; with it they are quicker to read.
import { keepLive } from "./live.js";
import { lightSources } from "./sources.js";

const announced = document.querySelector("[data-announce]");
announced?.focus({ preventScroll: false });

for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", event => {
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
    }
    form.setAttribute("aria-busy", "true");
  });
}

// Coming back with the browser's button finds the forms ready again.
addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach(form => form.removeAttribute("aria-busy")));

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

lightSources(document);
keepLive(document);
