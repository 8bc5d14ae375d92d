// While somebody types: has this been told already? Then it can be followed with one press (form[data-known]).
for (const form of document.querySelectorAll("form[data-known]")) {
  const place = form.querySelector("#known");
  let waiting;
  let asked = "";

  async function ask() {
    const text = form.elements.text.value.trim();
    if (text === asked) return;
    asked = text;
    if ([...text].length < 6) return void place.replaceChildren();
    try {
      const answer = await fetch(form.dataset.known, {
        method: "POST",
        headers: { "X-XSRF-TOKEN": form.elements._csrf.value, "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ text }),
      });
      if (asked !== text) return; // typed on meanwhile
      const found = answer.status === 200 ? await answer.text() : "";
      place.replaceChildren(...new DOMParser().parseFromString(found, "text/html").body.childNodes);
    } catch {
      // without a line nobody can be asked, and the form works without
    }
  }

  form.elements.text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 900);
  });
  form.elements.text.addEventListener("blur", ask);
  form.addEventListener("draft:restored", ask);
}
