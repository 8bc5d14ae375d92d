// Small courtesies of the reply screen; all of it works without.
const form = document.getElementById("reply-form");
const text = document.getElementById("reply-text");

if (form && text) {
  // Words go where the cursor is; without this they go to the end, by way of the server.
  let touched = false;
  for (const event of ["keyup", "click", "select"]) text.addEventListener(event, () => { touched = true; });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[value^='insert:']");
    if (!button) return;
    event.preventDefault();
    const words = button.closest(".reply-words").querySelector(".script").textContent;
    const at = touched ? text.selectionStart : text.value.length;
    const before = text.value.slice(0, at);
    const gap = before === "" || before.endsWith("\n") ? "" : "\n";
    text.setRangeText(gap + words, at, touched ? text.selectionEnd : at, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
    touched = true;
  });

  // What is selected in the reply answers the point.
  for (const button of form.querySelectorAll("button[data-mark]")) {
    button.hidden = false;
    button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
    button.addEventListener("click", () => {
      const chosen = text.value.slice(text.selectionStart, text.selectionEnd).replace(/\s+/g, " ").trim();
      if (!chosen) { text.focus(); return; }
      form.elements.namedItem(`point.${button.dataset.mark}.where`).value = chosen.slice(0, 500);
      const answered = form.elements.namedItem(`point.${button.dataset.mark}.answered`);
      answered.checked = true;
      answered.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  // A press while the draft is just being kept waits for that: else the two would take each other for strangers.
  const keeping = document.getElementById("keeping");
  let busy = false;
  let waiting = null;
  keeping?.addEventListener("htmx:beforeRequest", () => { busy = true; });
  keeping?.addEventListener("htmx:afterRequest", () => {
    busy = false;
    if (waiting) {
      const pressed = waiting;
      waiting = null;
      press(pressed);
    }
  });
  // What was kept brings fresh findings, and with them fresh buttons: a press on one of the old counts all the same.
  function press(button) {
    if (button.isConnected) {
      form.requestSubmit(button);
      return;
    }
    const again = button.cloneNode(true);
    again.hidden = true;
    form.append(again);
    form.requestSubmit(again);
  }
  let isPressing = false;
  document.addEventListener("pointerdown", () => { isPressing = true; });
  for (const event of ["pointerup", "pointercancel"]) document.addEventListener(event, () => { isPressing = false; });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (isPressing && form.contains(event.detail.target)) event.detail.shouldSwap = false;
  });
  form.addEventListener("submit", (event) => {
    if (!busy) return;
    event.preventDefault();
    waiting = event.submitter;
  });
}
