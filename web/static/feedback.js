// A form below each answer, cloned from the one that the server wrote in the page's language; what was said and written stays
// while the page is open, though the answers are drawn anew when the page changes its language.
const given = new Map();
const written = new Map();

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
  const language = document.documentElement.lang;
  const template = element.querySelector(`template[lang="${language}"]`);
  if (!template) return;
  for (const exchange of document.querySelectorAll('.thread[aria-busy="false"] .exchange[data-place]')) {
    const before = exchange.querySelector(".feedback");
    if (!exchange.querySelector(".receipt") || before?.lang === language) continue;
    before?.remove();
    const form = template.content.cloneNode(true).firstElementChild;
    form.querySelector("textarea").value = written.get(placed(exchange)) ?? "";
    exchange.append(form);
    say(form, given.get(placed(exchange)));
  }
}

document.addEventListener("input", (event) => {
  const exchange = event.target.closest(".feedback") && event.target.closest(".exchange");
  if (exchange) written.set(placed(exchange), event.target.value);
});
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
new MutationObserver(offer).observe(document.documentElement, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["aria-busy", "lang"],
});
watch("value", offer);
offer();
