// Buttons of our own HTML say what they do in data attributes; each becomes an event for the server.
const EVENTS = {
  question: "ask",
  article: "open",
  again: "again",
  wider: "wider",
  reopen: "reopen",
  forget: "forget",
  export: "export",
  drop: "drop",
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const name = button && Object.keys(EVENTS).find((each) => each in button.dataset);
  if (!name) return;
  // While an answer grows, a second hand in the same conversation would write over it.
  if (["again", "wider", "question"].includes(name) && document.querySelector('.thread[aria-busy="true"]')) return;
  // A copy of a cited article is opened without its words: they stand elsewhere in it.
  const quoted = button.dataset.start !== button.dataset.end && button.closest(".citation")?.querySelector("mark");
  trigger(EVENTS[name], { ...button.dataset, quote: quoted ? quoted.textContent : "" });
});
