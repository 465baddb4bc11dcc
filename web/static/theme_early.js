// In the head of the page, before anything is drawn: light or dark, as was chosen here, else as the system has it.
(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  function chosen() {
    try {
      return localStorage.getItem("wartanya.theme");
    } catch {
      return null; // a browser that keeps nothing
    }
  }
  function apply() {
    const choice = window.wartanyaTheme ?? chosen();
    const dark = choice === "dark" || (choice !== "light" && system.matches);
    for (const part of [document.documentElement, document.body]) {
      if (part && part.classList.contains("dark") !== dark) part.classList.toggle("dark", dark);
    }
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }
  apply();
  for (const where of [system, document]) where.addEventListener(where === system ? "change" : "wartanya-theme", apply);
  addEventListener("storage", () => {
    delete window.wartanyaTheme; // chosen in another tab
    apply();
  });
  document.addEventListener("DOMContentLoaded", () => {
    apply();
    // The framework follows the system whatever was chosen.
    new MutationObserver(apply).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  });
})();
