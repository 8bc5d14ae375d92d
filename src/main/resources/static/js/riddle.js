// Instead of a picture puzzle the phone does a second of arithmetic while its owner types (form[data-riddle]). Where that
// cannot be, the form is sent without an answer and counted more strictly.
const LONGEST = 45_000;

for (const form of document.querySelectorAll("form[data-riddle]")) {
  let solving = null;
  let solved = false;

  const solve = () =>
    (solving ??= new Promise((done) => {
      const end = () => {
        solved = true;
        done();
      };
      setTimeout(end, LONGEST);
      fetch(`${form.dataset.riddle}?form=${encodeURIComponent(form.elements.once.value)}`)
        .then((given) => (given.ok ? given.text() : Promise.reject(new Error(String(given.status)))))
        .then((riddle) => {
          const worker = new Worker(form.dataset.riddleWorker);
          worker.onmessage = ({ data }) => {
            form.elements.riddle.value = riddle;
            form.elements.answer.value = data;
            worker.terminate();
            end();
          };
          worker.onerror = end;
          worker.postMessage(riddle);
        })
        .catch(end);
    }));

  form.addEventListener("focusin", solve, { once: true });
  form.addEventListener("submit", (event) => {
    if (solved) return;
    event.preventDefault();
    const button = event.submitter ?? form.querySelector("[type=submit]");
    button.setAttribute("aria-disabled", "true");
    button.textContent = form.dataset.riddleWait;
    solve().then(() => form.requestSubmit(button));
  });
  // Back to this page after it was sent: the answer is used up with these words, other words want another.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    solving = null;
    solved = false;
  });
}
