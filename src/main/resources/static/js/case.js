// Small courtesies of the case page; all of it works without.

// Of the chosen unit only its own people are offered.
for (const staff of document.querySelectorAll("select[data-staff-of]")) {
  const unit = document.getElementById(staff.dataset.staffOf)?.elements.namedItem("unit");
  const follow = () => {
    for (const group of staff.querySelectorAll("optgroup")) {
      const theirs = group.querySelector("option")?.dataset.unit === unit.value;
      group.hidden = group.disabled = !theirs;
    }
    if (staff.selectedOptions[0]?.parentElement?.disabled) staff.value = "";
  };
  unit?.addEventListener("change", follow);
  if (unit) follow();
}

// A link to a form, a draft that came back and a form that was refused are worth nothing folded away.
const unfold = (element) => {
  const act = element?.closest("details.act");
  if (act) act.open = true;
  return act ?? element;
};
const toAnchor = () => {
  const target = location.hash.startsWith("#act-") ? document.getElementById(location.hash.slice(1)) : null;
  if (target) unfold(target).scrollIntoView({ block: "center" });
};
addEventListener("hashchange", toAnchor);
toAnchor();
const draft = document.querySelector("details.act .draft-note");
if (draft && !document.querySelector("details.act[open]")) unfold(draft);
document.querySelector(".act-form [aria-invalid='true'], .act-form .field-wrong input")?.focus({ preventScroll: false });

// Whoever opens a form wants to type in it.
document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.("details.act") || !event.target.open || event.target.contains(document.activeElement)) return;
  event.target.querySelector("textarea, select, input:not([type=hidden])")?.focus({ preventScroll: true });
}, true);
