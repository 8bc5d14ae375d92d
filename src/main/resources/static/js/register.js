// The register form without a mouse: a suggestion is accepted by one key, a subject is proposed from what was said.
const form = document.getElementById("register");
const field = (name) => form.elements.namedItem(name);

function put(name, value) {
  const control = field(name);
  if (!control || control.value === value) return;
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

// The first clause of what the customer said, if it can stand for the whole; a person will make it better.
function subjectOf(text) {
  const line = text.trim().split(/\n/, 1)[0];
  const clauses = line.match(/[^，,。；;！!？?]+/g) ?? [];
  let subject = "";
  for (const clause of clauses) {
    const longer = subject ? `${subject}，${clause}` : clause;
    if (longer.length > 30) break;
    subject = longer;
  }
  return (subject || line.slice(0, 30)).trim();
}

if (form) {
  document.querySelector(".form-summary")?.focus();

  form.addEventListener("click", (event) => {
    const guess = event.target.closest("[data-accept-category]");
    if (guess) {
      const chosen = guess.getAttribute("aria-pressed") === "true";
      put("category", chosen ? "" : guess.dataset.acceptCategory);
      for (const other of form.querySelectorAll("[data-accept-category]")) {
        other.setAttribute("aria-pressed", String(other === guess && !chosen));
      }
    }
    const known = event.target.closest("[data-fill-name]");
    if (known) {
      put("complainant.name", known.dataset.fillName);
      if (known.dataset.fillKind) put("complainant.kind", known.dataset.fillKind);
      field("text").focus();
    }
  });

  let proposed = "";
  field("text").addEventListener("blur", () => {
    const subject = field("subject");
    if (field("text").value.trim() && (!subject.value || subject.value === proposed)) {
      proposed = subjectOf(field("text").value);
      put("subject", proposed);
    }
  });
}
