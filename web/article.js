// The article view: shows the marked words when an article comes, and closes on the button or Escape.
function show() {
  const article = element.querySelector("article");
  if (!article) return;
  article.focus({ preventScroll: true });
  // Only the view scrolls: scrollIntoView would move the chat beside it as well.
  const view = element.closest("#reading");
  const mark = element.querySelector("mark") ?? article;
  view.scrollTop += mark.getBoundingClientRect().top - view.getBoundingClientRect().top - view.clientHeight / 3;
}

element.addEventListener("click", (event) => {
  if (event.target.closest("button[data-close]")) trigger("shut");
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Escape") trigger("shut");
});
watch("value", show);
show();
