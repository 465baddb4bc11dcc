// The choice of light or dark: kept in this browser, and drawn by theme_early.js.
const KEY = "wartanya.theme";

function show() {
  const choice = element.querySelector("select");
  if (!choice) return;
  try {
    choice.value = window.wartanyaTheme ?? localStorage.getItem(KEY) ?? "system";
  } catch {
    choice.value = window.wartanyaTheme ?? "system";
  }
}

element.addEventListener("change", (event) => {
  window.wartanyaTheme = event.target.value;
  try {
    localStorage.setItem(KEY, event.target.value);
  } catch {
    // Then it lasts as long as the page.
  }
  document.dispatchEvent(new Event("wartanya-theme"));
});
addEventListener("storage", (event) => {
  if (event.key === KEY) show();
});
watch("value", show);
show();
