// What this browser keeps of conversations. Every tab writes it, so each puts what it has together with what is there:
// of each conversation the newest counts, and a deletion is newer than what it deleted.
const KEY = "wartanya.conversations";
const MOST_THREADS = 30;
const MOST_TIMES = 200;

function parsed(text) {
  try {
    const held = JSON.parse(text) ?? {};
    return { open: held.open ?? "", threads: held.threads ?? [], times: held.times ?? {} };
  } catch {
    return { open: "", threads: [], times: {} };
  }
}

function merged(mine, other) {
  const times = { ...other.times };
  for (const [key, when] of Object.entries(mine.times)) times[key] = Math.max(when, times[key] ?? 0);
  const threads = new Map();
  for (const held of [other, mine]) {
    for (const thread of held.threads) {
      if ((held.times[thread.key] ?? 0) >= (times[thread.key] ?? 0)) threads.set(thread.key, thread);
    }
  }
  const newest = (one, next) => next[1] - one[1];
  return {
    open: threads.has(mine.open) ? mine.open : "",
    threads: [...threads.values()].sort((one, next) => (times[next.key] ?? 0) - (times[one.key] ?? 0)).slice(0, MOST_THREADS),
    times: Object.fromEntries(Object.entries(times).sort(newest).slice(0, MOST_TIMES)),
  };
}

// Which conversation is open is each tab's own; a new tab begins with the one that was open last.
function from(place) {
  try {
    return place.getItem(KEY);
  } catch {
    return null; // a browser that is told to keep nothing
  }
}

function take(mine) {
  const text = JSON.stringify(merged(mine, parsed(from(localStorage))));
  if (props.value !== text) props.value = text;
  return text;
}

function begin() {
  const stored = parsed(from(localStorage));
  take({ ...stored, open: from(sessionStorage) ?? stored.open });
}

begin();
watch("value", () => {
  if (!props.value) return begin(); // the page's own empty value, which comes once more after this script
  const mine = parsed(props.value);
  const text = take(mine);
  try {
    sessionStorage.setItem(KEY, mine.open);
    localStorage.setItem(KEY, text);
  } catch {
    // A browser that keeps nothing, or no more: the page goes on without.
  }
});
addEventListener("storage", (event) => {
  if (event.key !== KEY && event.key !== null) return;
  const mine = parsed(props.value);
  const there = parsed(from(localStorage));
  // Where everything was wiped by the browser itself, nothing of it comes back from here.
  const text = event.newValue === null ? JSON.stringify(there) : JSON.stringify(merged(mine, there));
  if (props.value === text) return;
  props.value = text;
  trigger("elsewhere");
});
