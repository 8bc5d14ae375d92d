// Forms with data-draft="key" keep what was typed on this device until it was received: across a closed tab, a lost
// line or a server that was away. Passwords, hidden fields and files are never kept.
const PREFIX = "draft:";
const KEPT_FOR = 14 * 24 * 60 * 60 * 1000;
const words = document.querySelector('meta[name="clock"]')?.dataset ?? {};

const store = {
  read(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
      return kept && Date.now() - kept.at < KEPT_FOR ? kept.fields : null;
    } catch {
      return null; // storage is closed or holds something else: then there is no draft
    }
  },
  write(key, fields) {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), fields }));
    } catch {
      // full or forbidden: the form still works, it only forgets
    }
  },
  clear(key) {
    try {
      localStorage.removeItem(PREFIX + key);
    } catch {
      // nothing was kept
    }
  },
};

const kept = (field) =>
  field.name && !field.disabled && !["password", "hidden", "file", "submit", "button"].includes(field.type)
  && field.dataset.draft !== "off" && !/password|one-time-code/.test(field.autocomplete ?? "");

const isChoice = (field) => field.type === "checkbox" || field.type === "radio";
const asServed = (field) =>
  isChoice(field) ? field.checked === field.defaultChecked
    : field.options ? [...field.options].every((o) => o.selected === o.defaultSelected) || field.selectedIndex <= 0
    : field.value === field.defaultValue;

function fieldsOf(form) {
  const fields = [];
  for (const field of form.elements) {
    if (!kept(field) || (isChoice(field) && !field.checked)) continue;
    if (isChoice(field) || field.value !== "") fields.push([field.name, field.value]);
  }
  return fields;
}

function restore(form, fields) {
  const waiting = [...fields];
  const take = (name, value) => {
    const i = waiting.findIndex(([n, v]) => n === name && (value === undefined || v === value));
    return i < 0 ? undefined : waiting.splice(i, 1)[0][1];
  };
  let changed = false;
  for (const field of form.elements) {
    if (!kept(field) || !asServed(field)) continue;
    if (isChoice(field)) {
      if (take(field.name, field.value) !== undefined && !field.checked) changed = field.checked = true;
      continue;
    }
    const value = take(field.name);
    // What the server sent back, say after an error, is newer than the draft.
    if (value !== undefined && field.value !== value && (field.options || field.defaultValue === "")) {
      field.value = value;
      changed = true;
    }
  }
  return changed;
}

function tell(form) {
  if (!words.draftRestored) return;
  const note = document.createElement("p");
  note.className = "draft-note";
  note.setAttribute("role", "status");
  note.textContent = words.draftRestored;
  const discard = document.createElement("button");
  discard.type = "button";
  discard.textContent = words.draftDiscard;
  discard.addEventListener("click", () => {
    store.clear(form.dataset.draft);
    form.reset();
    note.remove();
    form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  });
  note.append(" ", discard);
  form.prepend(note);
}

function watch(form) {
  if (form.draftWatched) return;
  form.draftWatched = true;
  const key = () => form.dataset.draft;
  const before = store.read(key());
  if (before && restore(form, before)) {
    form.dispatchEvent(new CustomEvent("draft:restored", { bubbles: true }));
    tell(form);
  }
  let waiting;
  const save = () => {
    clearTimeout(waiting);
    waiting = undefined;
    const fields = fieldsOf(form);
    if (fields.length) store.write(key(), fields);
    else store.clear(key());
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, 300);
  });
  addEventListener("pagehide", () => waiting && save());
}

const watchAll = (root) => root.querySelectorAll?.("form[data-draft]").forEach(watch);

// The page that follows a success names the drafts that are done with: <meta name="draft-done" content="key">,
// or anywhere in an HTMX answer data-draft-done="key".
function forgetDone(root) {
  root.querySelectorAll?.('meta[name="draft-done"], [data-draft-done]').forEach((done) => store.clear(done.content || done.dataset.draftDone));
}

// Whatever page follows a success: the answer itself may say it in a cookie.
const done = document.cookie.match(/(?:^|;\s*)draft-done=([\w-]+)/)?.[1];
if (done) {
  store.clear(done);
  document.cookie = "draft-done=; path=/; max-age=0; samesite=lax";
}

forgetDone(document);
watchAll(document);
document.addEventListener("htmx:load", (event) => {
  forgetDone(event.detail.elt.parentElement ?? event.detail.elt);
  watchAll(event.detail.elt.parentElement ?? event.detail.elt);
});
