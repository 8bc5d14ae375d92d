// Ctrl+Enter (or Cmd+Enter) submits a form that has data-ctrl-enter; "/" goes to the search; Escape closes open menus.
const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return; // an input method is still choosing characters
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest?.("form[data-ctrl-enter]") ?? document.querySelector("form[data-ctrl-enter]");
    if (form) {
      event.preventDefault();
      form.requestSubmit();
    }
  } else if (event.key === "/" && !event.ctrlKey && !event.altKey && !event.metaKey && !typing(event.target)) {
    const search = document.querySelector("[data-search]");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  } else if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.shell-menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.shell-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
