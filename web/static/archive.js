// The archive tab: an article opens, a page turns, an outlet narrows the list, a name has its page.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { article, offset, outlet, name, names, start, end, taken, back } = button.dataset;
  if (article !== undefined) trigger("open", { article, start: Number(start ?? 0), end: Number(end ?? 0) });
  if (name !== undefined || names !== undefined) trigger("name", { name: name ?? "" });
  if (offset !== undefined) trigger("turn", { offset: Number(offset) });
  if (taken !== undefined) trigger("take", { file: taken });
  if (back !== undefined) trigger("restore", { file: back });
  if (outlet !== undefined) trigger("narrow", { outlet });
});
