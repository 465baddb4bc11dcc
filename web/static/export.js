// Hands a conversation over as a file: made in the page, so that the server keeps none.
watch("value", () => {
  const made = element.querySelector("[data-file]");
  if (!made) return;
  const address = URL.createObjectURL(new Blob([made.textContent], { type: made.dataset.type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = made.dataset.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
});
