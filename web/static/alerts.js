// The tabs of saved questions and of drafts: an article opens, a question is removed.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { article, remove, start, end } = button.dataset;
  if (article !== undefined) trigger("open", { article, start: Number(start ?? 0), end: Number(end ?? 0) });
  if (remove !== undefined) trigger("remove", { name: remove });
});
