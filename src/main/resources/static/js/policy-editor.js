// The draft of a policy: lines have numbers, a problem leads to its line, and nothing typed is left behind unasked.
const text = document.getElementById("text");
const numbers = document.getElementById("numbers");
const problems = document.getElementById("problems");

function count() {
  const lines = text.value.split("\n").length;
  if (Number(numbers.dataset.lines) === lines) return;
  numbers.dataset.lines = String(lines);
  numbers.textContent = Array.from({ length: lines }, (_, line) => line + 1).join("\n");
  follow();
}

function follow() {
  numbers.scrollTop = text.scrollTop;
}

function goTo(line, column) {
  const lines = text.value.split("\n");
  const at = Math.min(Math.max(line, 1), lines.length);
  const start = lines.slice(0, at - 1).reduce((sum, each) => sum + each.length + 1, 0);
  text.focus();
  text.setSelectionRange(start + Math.min(column - 1, lines[at - 1].length), start + lines[at - 1].length);
  text.scrollTop = (at - 1) * Number.parseFloat(getComputedStyle(text).lineHeight) - text.clientHeight / 3;
  text.scrollLeft = 0;
}

if (text) {
  const saved = text.value;
  let sending = false;
  count();
  text.addEventListener("input", count);
  text.addEventListener("scroll", follow);
  problems.addEventListener("click", (event) => {
    const link = event.target.closest("[data-line]");
    if (link) {
      event.preventDefault();
      goTo(Number(link.dataset.line), Number(link.dataset.column));
    }
  });
  const wanted = /^#line-(\d+)$/.exec(location.hash);
  if (wanted) goTo(Number(wanted[1]), 1);
  text.form.addEventListener("submit", () => { sending = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!sending && text.value !== saved) event.preventDefault();
  });
}
