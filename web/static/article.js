// The article view: shows the marked words when an article comes, copies them as citations, closes on the button or Escape.
let opener = null;
let isOpen = false;
let isPushed = false; // whether an entry of the history stands for the open article, so that Back closes it

function here(query) {
  const address = new URL(location.href);
  for (const name of ["article", "start", "end", "check"]) address.searchParams.delete(name);
  address.hash = "";
  for (const [name, value] of new URLSearchParams(query)) address.searchParams.set(name, value);
  return address.href;
}

function show() {
  const article = element.querySelector("article");
  const wasOpen = isOpen;
  isOpen = article !== null;
  if (!isOpen && !wasOpen) return;
  if (!isOpen) {
    if (isPushed) history.back();
    else history.replaceState(history.state, "", here(""));
    isPushed = false;
    (opener?.isConnected ? opener : document.querySelector("#question textarea"))?.focus();
    opener = null;
    return;
  }
  if (!element.contains(document.activeElement)) opener = document.activeElement;
  const permalink = article.querySelector("a.permalink");
  if (permalink) {
    permalink.href = here(permalink.dataset.link);
    // A reload, or a link that is passed on, opens it again.
    const isNew = !wasOpen && !new URL(location.href).searchParams.has("article");
    history[isNew ? "pushState" : "replaceState"](history.state, "", permalink.href);
    isPushed ||= isNew;
  }
  article.focus({ preventScroll: true });
  // Only the view scrolls: scrollIntoView would move the chat beside it as well.
  const view = element.closest("#reading");
  const mark = element.querySelector("mark") ?? article;
  view.scrollTop = 0;
  const box = mark.getBoundingClientRect();
  const seen = Math.min(view.getBoundingClientRect().bottom, innerHeight);
  // The headline stays in sight where the words are in sight with it.
  if (box.bottom > seen) view.scrollTop = box.top - view.getBoundingClientRect().top - view.clientHeight / 3;
}

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Browsers offer the clipboard to pages from https and this machine only; a chat in a local network has the old way.
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  element.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if ("close" in button.dataset) trigger("shut");
  const text = "copyLink" in button.dataset ? here(button.dataset.copyLink) : button.dataset.copy;
  if (text === undefined) return;
  copy(text).then(() => {
    button.focus();
    const region = document.getElementById("announcer");
    if (region) region.textContent = `${button.parentElement.dataset.copied}: ${text}`;
    button.dataset.done = button.parentElement.dataset.copied;
    setTimeout(() => delete button.dataset.done, 2000);
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isOpen) trigger("shut");
});
addEventListener("popstate", () => {
  isPushed = false;
  if (isOpen) trigger("shut");
});
watch("value", show);
