// A form below each answer, cloned from the one that the server wrote; what was said stays said while the page is open.
const given = new Map();

function placed(exchange) {
  const key = exchange.closest("[data-key]")?.dataset.key ?? "";
  return `${key} ${exchange.dataset.place}`;
}

function say(form, verdict) {
  for (const button of form.querySelectorAll("button[data-verdict]")) {
    button.setAttribute("aria-pressed", String(button.dataset.verdict === verdict));
  }
  form.querySelector(".thanks").hidden = verdict === undefined;
}

function offer() {
  const template = element.querySelector("template");
  if (!template) return;
  for (const exchange of document.querySelectorAll('.thread[aria-busy="false"] .exchange[data-place]')) {
    if (!exchange.querySelector(".receipt") || exchange.querySelector(".feedback")) continue;
    exchange.append(template.content.cloneNode(true));
    say(exchange.querySelector(".feedback"), given.get(placed(exchange)));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".feedback button[data-verdict]");
  const exchange = button?.closest(".exchange");
  if (!exchange) return;
  const form = button.closest(".feedback");
  given.set(placed(exchange), button.dataset.verdict);
  trigger("judge", {
    place: Number(exchange.dataset.place),
    verdict: button.dataset.verdict,
    comment: form.querySelector("textarea").value,
  });
  say(form, button.dataset.verdict);
});
new MutationObserver(offer).observe(document.body, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["aria-busy"],
});
watch("value", offer);
offer();
