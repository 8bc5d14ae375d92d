// A signature drawn with finger, pen or mouse goes into the form as a picture; without it the signed sheet is photographed.
for (const place of document.querySelectorAll("[data-signature]")) {
  const pad = place.querySelector("canvas");
  const kept = place.querySelector("input[name=signature]");
  const pen = pad.getContext("2d");
  let last = null;

  // Ink on paper in both colour schemes: the picture is evidence and is printed.
  const blank = () => {
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, pad.width, pad.height);
    pen.strokeStyle = "#14213d";
    pen.lineWidth = 3;
    pen.lineCap = "round";
    pen.lineJoin = "round";
  };
  const at = (event) => {
    const box = pad.getBoundingClientRect();
    return [((event.clientX - box.left) * pad.width) / box.width, ((event.clientY - box.top) * pad.height) / box.height];
  };
  const draw = (event) => {
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const next = at(one);
      pen.beginPath();
      pen.moveTo(...last);
      pen.lineTo(...next);
      pen.stroke();
      last = next;
    }
  };

  blank();
  if (kept.value.startsWith("data:image/png")) {
    const drawn = new Image();
    drawn.onload = () => pen.drawImage(drawn, 0, 0);
    drawn.src = kept.value;
  }
  pad.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    event.preventDefault();
    pad.setPointerCapture(event.pointerId);
    last = at(event);
  });
  pad.addEventListener("pointermove", (event) => {
    if (last) draw(event);
  });
  const lift = () => {
    if (!last) return;
    last = null;
    kept.value = pad.toDataURL("image/png");
  };
  pad.addEventListener("pointerup", lift);
  pad.addEventListener("pointercancel", lift);
  place.querySelector("[data-signature-clear]").addEventListener("click", () => {
    blank();
    kept.value = "";
  });
}
