// Keeps the tracking link: copied, or as a picture for the phone's album. Without this script the link can still be
// marked and kept by hand, so the buttons are shown only when they work.
const said = document.getElementById("said");

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      if (!document.execCommand("copy")) return; // not allowed here: it is marked now, the rest is by hand
    }
    button.textContent = said.textContent = button.dataset.copied;
  });
}

function drawn(lines) {
  const canvas = document.createElement("canvas");
  canvas.width = 1080;
  canvas.height = 640;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#1b1b18";
  const family = getComputedStyle(document.body).fontFamily;
  let y = 130;
  lines.forEach((line, i) => {
    pen.font = `${i === 1 ? 700 : 400} ${i === 2 ? 40 : 54}px ${family}`;
    // A link has no blanks to break at, so every line is broken where it is full.
    for (let rest = [...line]; rest.length; y += i === 2 ? 56 : 84) {
      let n = rest.length;
      while (n > 1 && pen.measureText(rest.slice(0, n).join("")).width > canvas.width - 160) n--;
      pen.fillText(rest.slice(0, n).join(""), 80, y);
      rest = rest.slice(n);
    }
    y += 30;
  });
  return canvas.toDataURL();
}

// Shown rather than downloaded: browsers inside chat programs cannot download, but everywhere a picture can be held.
for (const button of document.querySelectorAll("[data-picture]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const picture = new Image();
    picture.className = "picture";
    picture.src = drawn(button.dataset.lines.split("|"));
    picture.alt = button.dataset.lines.replaceAll("|", " ");
    const note = document.createElement("p");
    note.className = "quiet";
    note.setAttribute("role", "status");
    note.textContent = button.dataset.picture;
    button.replaceWith(note, picture);
  });
}

// Thanks are said once, not again at every reload.
if (new URLSearchParams(location.search).has("thanks")) history.replaceState(null, "", location.pathname);
