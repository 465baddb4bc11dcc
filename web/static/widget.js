// A box for questions to a news archive, for pages of other sites. Whatever comes from the archive is set as text, never as markup.
(() => {
  "use strict";
  const script = document.currentScript;
  const base = new URL(".", script.src);
  const WORDS = {
    id: {
      label: "Tanyakan kepada arsip berita",
      ask: "Tanya",
      searching: "Mencari …",
      unreachable: "Arsip tidak dapat dihubungi. Coba lagi sebentar lagi.",
      about: "Jawaban diambil dari artikel, kata demi kata. Bacalah kutipannya.",
      original: "Baca artikelnya",
    },
    en: {
      label: "Ask the news archive",
      ask: "Ask",
      searching: "Searching …",
      unreachable: "The archive cannot be reached. Try again in a moment.",
      about: "Answers are taken from articles, word for word. Read the quotation.",
      original: "Read the article",
    },
  };
  const wanted = script.dataset.lang ?? document.documentElement.lang ?? "";
  const language = wanted.toLowerCase().startsWith("en") ? "en" : "id";
  const words = WORDS[language];
  const STYLE = `
    :host { all: initial; display: block; font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; color-scheme: light; }
    .box { border: 1px solid #8a8a86; border-radius: 6px; padding: 1rem; background: #fff; max-width: 44rem; }
    form { display: flex; flex-wrap: wrap; gap: .5rem; }
    label { flex-basis: 100%; font-weight: 600; }
    input { flex: 1 1 14rem; min-width: 0; font: inherit; padding: .45rem .6rem; border: 1px solid #767676; border-radius: 4px; }
    button { font: inherit; padding: .45rem 1rem; border: 0; border-radius: 4px; background: #14532d; color: #fff; cursor: pointer; }
    button:disabled { opacity: .6; }
    :focus-visible { outline: 3px solid #1d4ed8; outline-offset: 2px; }
    .status { font-weight: 600; margin: 1rem 0 .25rem; }
    .short { font-size: 1.25rem; margin: .25rem 0; }
    .possibly .short { font-size: inherit; font-weight: 600; }
    .heading { font-weight: 600; margin: 1rem 0 .25rem; }
    p, li { overflow-wrap: anywhere; }
    p { margin: .5rem 0; }
    ol, ul { margin: 0; padding: 0; list-style: none; }
    li { margin: .5rem 0; }
    blockquote { margin: .25rem 0; padding-left: .75rem; border-left: 3px solid #14532d; white-space: pre-line; }
    sup { color: #14532d; font-weight: 600; margin-left: .1em; }
    .source, .about { font-size: .875rem; color: #4a4a46; }
    a { color: #14532d; }`;

  function made(name, text, className) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  function marks(numbers) {
    return (numbers ?? []).map((number) => made("sup", `[${Number(number)}]`));
  }

  function paragraph(pieces) {
    const element = made("p", "", "text");
    for (const piece of pieces) element.append(...("marker" in piece ? marks([piece.marker]) : [String(piece.text)]));
    return element;
  }

  function rows(list, className) {
    const element = made("ul", "", className);
    for (const row of list) {
      const item = made("li", row.heading ? `${row.heading}: ${row.text} ` : `${row.text} `);
      item.append(...marks(row.markers));
      element.append(item);
    }
    return element;
  }

  function link(url) {
    let address;
    try {
      address = new URL(url);
    } catch {
      return null;
    }
    if (!["http:", "https:"].includes(address.protocol)) return null;
    const element = made("a", words.original);
    element.href = address.href;
    element.target = "_blank";
    element.rel = "noopener noreferrer";
    return element;
  }

  function source(told) {
    const item = made("li", "", "citation");
    const line = made("div", `${told.title} · ${told.source} `, "source");
    const address = told.url ? link(told.url) : null;
    if (address) line.append("· ", address);
    const quote = made("blockquote", told.quote);
    quote.lang = "id";
    quote.append(...marks([told.marker]));
    item.append(quote, line);
    return item;
  }

  function show(place, answer) {
    const parts = [];
    if (answer.heading) parts.push(made("p", answer.heading, `status status-${answer.status}`));
    const text = answer.text.map(paragraph);
    if (answer.possibly) {
      const possibly = made("p", `${answer.possibly} `, "possibly");
      possibly.append(made("span", answer.short, "short"));
      text.splice(1, 0, possibly);
    } else if (answer.short) parts.push(made("p", answer.short, "short"));
    parts.push(...text);
    if (answer.rows.length) parts.push(rows(answer.rows, "rows"));
    if (answer.others.length) parts.push(made("p", answer.others_heading, "heading"), rows(answer.others, "others"));
    if (answer.sources.length) {
      const list = made("ol", "", "sources");
      list.append(...answer.sources.map(source));
      parts.push(made("p", answer.sources_heading, "heading"), list);
    }
    place.lang = answer.language === "en" ? "en" : "id";
    place.replaceChildren(...parts);
  }

  async function ask(question) {
    const response = await fetch(new URL("answer", base), {
      method: "POST",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ question, language }),
    });
    const told = await response.json();
    if (!response.ok) throw new Error(told.error?.message ?? "", { cause: "told" });
    return told;
  }

  const host = document.createElement("div");
  host.className = "wartanya-widget";
  host.lang = language;
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet(); // a page's policy on styles does not reach it
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const box = made("section", "", "box");
  const form = made("form");
  const label = made("label", words.label);
  const input = made("input");
  const button = made("button", words.ask);
  const answer = made("div", "", "answer");
  input.id = "question";
  input.maxLength = 2000;
  input.required = true;
  input.autocomplete = "off";
  label.htmlFor = input.id;
  answer.setAttribute("role", "status");
  form.append(label, input, button);
  box.append(form, answer, made("p", words.about, "about"));
  root.append(box);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const question = input.value.trim();
    if (!question || button.disabled) return;
    button.disabled = true;
    answer.replaceChildren(made("p", words.searching));
    try {
      show(answer, await ask(question));
    } catch (problem) {
      answer.replaceChildren(made("p", (problem.cause === "told" && problem.message) || words.unreachable, "failure"));
    } finally {
      button.disabled = false;
    }
  });
  script.after(host);
})();
