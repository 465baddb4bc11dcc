// The article view: shows the marked words when an article comes, and closes on the button or Escape.
const gently = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

function show() {
  const article = element.querySelector("article");
  if (!article) return;
  article.focus({ preventScroll: true });
  (element.querySelector("mark") ?? article).scrollIntoView({ block: "center", behavior: gently });
}

element.addEventListener("click", (event) => {
  if (event.target.closest("button[data-close]")) trigger("shut");
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Escape") trigger("shut");
});
watch("value", show);
show();
