// The tab of saved questions: an article opens, a question is removed.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { article, remove } = button.dataset;
  if (article !== undefined) trigger("open", { article });
  if (remove !== undefined) trigger("remove", { name: remove });
});
