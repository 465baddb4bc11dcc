// The archive tab: an article opens, a page turns, an outlet narrows the list.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { article, offset, outlet } = button.dataset;
  if (article !== undefined) trigger("open", { article });
  if (offset !== undefined) trigger("turn", { offset: Number(offset) });
  if (outlet !== undefined) trigger("narrow", { outlet });
});
