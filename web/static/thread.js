// The thread: a marker shows its citation, what was unfolded stays so, and a screen reader hears the newest answer once.
const gently = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
const unfolded = new Map();
let shown = 0;
let conversation = "";
let told = "";
let asked = null; // the place of the question that is being answered again

element.addEventListener("click", (event) => {
  asked = event.target.closest("button[data-again], button[data-wider]")?.closest(".exchange").dataset.place ?? asked;
  const marker = event.target.closest("a.marker");
  if (!marker) return;
  // Not left to the browser: the page may stand under another base address, and would be loaded afresh.
  event.preventDefault();
  const citation = document.getElementById(marker.getAttribute("href").slice(1));
  if (!citation) return;
  citation.querySelector("details").open = true;
  citation.scrollIntoView({ block: "nearest", behavior: gently });
  citation.focus({ preventScroll: true });
});

// A heading of a table of rows sorts it; a second time the other way round.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button.sort");
  if (!button) return;
  const heading = button.parentElement;
  const place = [...heading.parentElement.children].indexOf(heading);
  const way = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  for (const each of heading.parentElement.children) each.setAttribute("aria-sort", "none");
  heading.setAttribute("aria-sort", way === 1 ? "ascending" : "descending");
  const body = heading.closest("table").tBodies[0];
  const order = (row) => row.children[place].dataset.order;
  body.append(...[...body.rows].sort((a, b) => way * order(a).localeCompare(order(b), undefined, { numeric: true })));
});

// The thread is drawn anew with every step of an answer.
function nameOf(details) {
  const place = details.closest(".exchange")?.dataset.place;
  return `${place} ${details.closest(".citation")?.id ?? details.className}`;
}
element.addEventListener(
  "click",
  (event) => {
    const details = event.target.closest("summary")?.parentElement;
    if (details) unfolded.set(nameOf(details), !details.open);
  },
  true,
);

function announcer() {
  let region = document.getElementById("announcer");
  if (!region) {
    // Outside what is drawn anew: only a region that stood there before is read out.
    region = document.createElement("div");
    region.id = "announcer";
    region.className = "unseen";
    region.setAttribute("role", "status");
    region.setAttribute("aria-live", "polite");
    document.querySelector(".gradio-container").append(region);
  }
  return region;
}
announcer();

watch("value", () => {
  const thread = element.querySelector(".thread");
  if (!thread) return;
  const exchanges = element.querySelectorAll(".exchange");
  if (thread.dataset.key !== conversation && exchanges.length !== shown + 1) {
    unfolded.clear();
    shown = 0;
  }
  conversation = thread.dataset.key;
  for (const details of element.querySelectorAll("details")) {
    const open = unfolded.get(nameOf(details));
    if (open !== undefined) details.open = open;
  }
  const last = exchanges[exchanges.length - 1];
  if (exchanges.length > shown) last.scrollIntoView({ block: "start", behavior: gently });
  shown = exchanges.length;
  if (thread.getAttribute("aria-busy") === "true" || !last) return;
  const heading = asked && element.querySelector(`.exchange[data-place="${asked}"] .question`);
  asked = null;
  if (heading && document.activeElement === document.body) {
    // The button that was pressed is gone; who works with the keyboard goes on from its question.
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  const parts = [...last.querySelectorAll(".status, .short, .failure, .answer-talk .text")];
  const text = parts.map((part) => part.textContent).join(". ");
  if (text && text !== told) announcer().textContent = text;
  told = text;
});
