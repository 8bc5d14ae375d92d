// Keeps the tracking link: copied, or as a picture in the phone's album. Without this script the link can still be
// marked and kept by hand, so the buttons are shown only when they work.
const said = document.getElementById("said");

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = said.textContent = button.dataset.copied;
    } catch {
      field.select(); // not allowed here: then by hand
    }
  });
}

for (const button of document.querySelectorAll("[data-picture]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const canvas = document.createElement("canvas");
    canvas.width = 1080;
    canvas.height = 640;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#1b1b18";
    const family = getComputedStyle(document.body).fontFamily;
    let y = 130;
    button.dataset.lines.split("|").forEach((line, i) => {
      pen.font = `${i === 1 ? 700 : 400} ${i === 2 ? 40 : 54}px ${family}`;
      // A link has no blanks to break at, so every line is broken where it is full.
      let rest = [...line];
      while (rest.length) {
        let n = rest.length;
        while (n > 1 && pen.measureText(rest.slice(0, n).join("")).width > canvas.width - 160) n--;
        pen.fillText(rest.slice(0, n).join(""), 80, y);
        rest = rest.slice(n);
        y += i === 2 ? 56 : 84;
      }
      y += 30;
    });
    canvas.toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = `${button.dataset.picture}.png`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    });
  });
}
