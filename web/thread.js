// Clicks in the thread, wherever they fall: a marker shows its citation, a citation opens its article, an example asks itself.
const gently = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

element.addEventListener("click", (event) => {
  const marker = event.target.closest("a.marker");
  if (marker) {
    // Not left to the browser: the page may stand under another base address, and would be loaded afresh.
    event.preventDefault();
    const citation = document.getElementById(marker.getAttribute("href").slice(1));
    if (citation) {
      citation.querySelector("details").open = true;
      citation.scrollIntoView({ block: "nearest", behavior: gently });
      citation.focus({ preventScroll: true });
    }
    return;
  }
  const opener = event.target.closest("button[data-article]");
  if (opener) {
    const quoted = opener.closest(".citation")?.querySelector("mark");
    trigger("open", {
      article: opener.dataset.article,
      start: Number(opener.dataset.start),
      end: Number(opener.dataset.end),
      quote: quoted ? quoted.textContent : "",
    });
    return;
  }
  const example = event.target.closest("button[data-question]");
  if (example) trigger("ask", { question: example.dataset.question });
});

let shown = 0;
watch("value", () => {
  const exchanges = element.querySelectorAll(".exchange");
  if (exchanges.length > shown) exchanges[exchanges.length - 1].scrollIntoView({ block: "start", behavior: gently });
  shown = exchanges.length;
});
