// Photos of a form: shown at once, made small on the phone, and sent ahead in pieces, so that a lost line costs one piece
// and not the photo (tus 1.0). What this script cannot do the plain field of files still does with the form itself.
const LONG_EDGE = 2048;
const PIECE = 256 * 1024;
const AT_ONCE = 2;
const MOST = 9;
const MOST_BYTES = 10 * 1024 * 1024;
const WAITS = [1, 2, 4, 8, 15, 30, 30, 30].map((seconds) => seconds * 1000);

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// A line that came back is worth trying at once.
const pauseOrOnline = (ms) =>
  Promise.race([pause(ms), new Promise((done) => addEventListener("online", done, { once: true }))]);

async function decoded(file) {
  if ("createImageBitmap" in window) {
    try {
      return await createImageBitmap(file, { imageOrientation: "from-image" }); // upright, however the phone was held
    } catch {
      // an old browser without options, or a kind it knows only as an element
    }
  }
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** The photo as a JPEG of at most 2048 pixels without what the phone noted in it, or as it is if that cannot be had. */
export async function shrunk(file) {
  try {
    const image = await decoded(file);
    const width = image.naturalWidth || image.width;
    const height = image.naturalHeight || image.height;
    const scale = Math.min(1, LONG_EDGE / Math.max(width, height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff"; // what was transparent is not to become black
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close?.();
    const small = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    canvas.width = canvas.height = 0; // phones have little memory for canvases
    return small?.size && (scale < 1 || small.size < file.size || file.type !== "image/jpeg") ? small : file;
  } catch {
    return file;
  }
}

class Refused extends Error {
  constructor(status) {
    super(String(status));
    this.status = status;
  }
}

// Errors that pass by themselves: no line, a server that is away, too much at once. All others are answers.
async function asked(address, request) {
  const answer = await fetch(address, { ...request, redirect: "error" });
  if (answer.ok) return answer;
  if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
  throw new Refused(answer.status);
}

async function patiently(deed, gaveUp) {
  for (let tries = 0; ; tries++) {
    try {
      return await deed(tries);
    } catch (problem) {
      if (problem instanceof Refused || tries >= WAITS.length || gaveUp()) throw problem;
      await pauseOrOnline(WAITS[tries]);
    }
  }
}

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Sends one photo and tells how far it has come, 0 to 1; gives its address. */
async function send(photo, to, headers, tell, gaveUp) {
  if (!photo.address) {
    const begun = await patiently(
      () =>
        asked(to, {
          method: "POST",
          headers: { ...headers, "Upload-Length": photo.bytes.size, "Upload-Metadata": `filename ${base64(photo.name.slice(0, 80))}` },
        }),
      gaveUp,
    );
    photo.address = begun.headers.get("Location");
  }
  let offset = -1; // not known: ask
  while (offset < photo.bytes.size) {
    offset = await patiently(async (tries) => {
      let from = tries > 0 ? -1 : offset;
      if (from < 0) {
        const known = await asked(photo.address, { method: "HEAD", headers });
        from = Number(known.headers.get("Upload-Offset"));
      }
      if (from >= photo.bytes.size) return from;
      const taken = await asked(photo.address, {
        method: "PATCH",
        headers: { ...headers, "Upload-Offset": from, "Content-Type": "application/offset+octet-stream" },
        body: photo.bytes.slice(from, from + PIECE),
      });
      return Number(taken.headers.get("Upload-Offset"));
    }, gaveUp);
    tell(offset / photo.bytes.size);
    if (gaveUp()) throw new Error("given up");
  }
}

function enhance(field) {
  const form = field.closest("form");
  const input = field.querySelector("input[type=file]");
  const list = field.querySelector("ul");
  const status = field.querySelector("[role=status]");
  const words = field.dataset;
  const headers = {
    "Tus-Resumable": "1.0.0",
    "Upload-Form": form.elements.once.value,
    "X-XSRF-TOKEN": form.elements._csrf.value,
  };
  const waiting = [];
  const chosen = new Set();
  let running = 0;
  let sendAfterwards = null;

  field.classList.add("scripted");
  input.removeAttribute("name"); // they go ahead of the form
  const label = field.querySelector("label[for]");
  const ask = document.createElement("label");
  ask.className = "button";
  ask.htmlFor = input.id;
  ask.textContent = words.choose;
  input.after(ask);
  input.setAttribute("aria-label", `${label.firstChild.textContent} ${words.choose}`);
  if (matchMedia("(pointer: coarse)").matches) {
    // Some phones offer either the camera or the album, not both.
    const camera = input.cloneNode();
    camera.id = `${input.id}-camera`;
    camera.multiple = false;
    camera.setAttribute("capture", "environment");
    camera.setAttribute("aria-label", words.camera);
    const take = ask.cloneNode();
    take.htmlFor = camera.id;
    take.textContent = words.camera;
    input.before(camera, take);
    camera.addEventListener("change", () => addAll(camera));
  }
  input.addEventListener("change", () => addAll(input));

  const say = (text) => (status.textContent = text);

  function addAll(from) {
    for (const file of from.files) {
      if (list.children.length >= MOST) {
        say(words.tooMany);
        complain(words.tooMany);
        break;
      }
      add(file);
    }
    from.value = ""; // the same one may be chosen again after it was removed
  }

  function complain(text) {
    let note = field.querySelector(".field-error");
    if (!note) {
      note = document.createElement("div");
      note.className = "field-error";
      list.before(note);
    }
    note.textContent = text;
  }

  function add(file) {
    const item = document.createElement("li");
    const picture = document.createElement("img");
    const progress = document.createElement("progress");
    const note = document.createElement("span");
    const remove = document.createElement("button");
    const photo = { file, name: file.name, item, progress, note, gone: false };
    const no = words.of.replace("{0}", list.children.length + 1);
    picture.alt = no;
    picture.src = URL.createObjectURL(file); // at once, before anything is done with it
    picture.addEventListener("error", () => picture.replaceWith(Object.assign(document.createElement("b"), { textContent: no })));
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute("aria-label", no);
    note.className = "photo-note";
    note.textContent = words.waiting;
    remove.type = "button";
    remove.className = "photo-remove";
    remove.textContent = "×";
    remove.setAttribute("aria-label", words.remove.replace("{0}", no));
    remove.addEventListener("click", () => {
      photo.gone = true;
      chosen.delete(photo);
      URL.revokeObjectURL(picture.src);
      if (photo.address) fetch(photo.address, { method: "DELETE", headers }).catch(() => {});
      const next = item.nextElementSibling?.querySelector(".photo-remove") ?? input;
      item.remove();
      field.querySelector(".field-error")?.remove();
      next.focus();
      settled();
    });
    item.append(picture, progress, note, remove);
    list.append(item);
    chosen.add(photo);
    queue(photo);
  }

  function queue(photo) {
    photo.state = "waiting";
    waiting.push(photo);
    next();
  }

  function next() {
    while (running < AT_ONCE && waiting.length) {
      const photo = waiting.shift();
      if (photo.gone) continue;
      running++;
      work(photo).finally(() => {
        running--;
        next();
        settled();
      });
    }
  }

  async function work(photo) {
    try {
      photo.state = "sending";
      photo.note.textContent = words.sending;
      photo.bytes ??= await shrunk(photo.file);
      if (photo.bytes.size > MOST_BYTES) throw new Refused(413);
      await send(photo, words.photos, headers, (part) => (photo.progress.value = part), () => photo.gone);
      if (photo.gone) return;
      photo.state = "sent";
      photo.progress.hidden = true;
      photo.note.textContent = words.sent;
      const id = document.createElement("input");
      id.type = "hidden";
      id.name = "photo";
      id.value = photo.address.split("/").pop();
      photo.item.append(id);
    } catch (problem) {
      if (photo.gone) return;
      photo.state = "failed";
      photo.progress.hidden = true;
      const status = problem.status;
      photo.note.textContent = status === 413 ? words.tooLarge : status === 422 ? words.noPicture : words.failed;
      photo.item.classList.add("photo-failed");
      if (status !== 413 && status !== 422) {
        if (status) photo.address = undefined; // it was forgotten there: from the beginning
        const again = document.createElement("button");
        again.type = "button";
        again.className = "link";
        again.textContent = words.again;
        again.addEventListener("click", () => {
          again.remove();
          photo.item.classList.remove("photo-failed");
          photo.progress.hidden = false;
          queue(photo);
        });
        photo.item.append(again);
      }
      say(photo.note.textContent);
    }
  }

  const underWay = () => [...chosen].filter((photo) => photo.state === "waiting" || photo.state === "sending");
  const failed = () => [...chosen].filter((photo) => photo.state === "failed");

  function settled() {
    if (underWay().length) return;
    if (chosen.size && !failed().length) say(words.sent);
    if (sendAfterwards && !failed().length) {
      const by = sendAfterwards;
      sendAfterwards = null;
      form.requestSubmit(by.isConnected ? by : undefined);
    }
    sendAfterwards = null;
  }

  form.addEventListener("submit", (event) => {
    if (underWay().length) {
      event.preventDefault();
      event.stopImmediatePropagation();
      sendAfterwards = event.submitter ?? form.querySelector("[type=submit]");
      say(words.hold);
      complain(words.hold);
    } else if (failed().length) {
      event.preventDefault();
      event.stopImmediatePropagation();
      failed()[0].item.querySelector("button").focus();
    }
  });
}

document.querySelectorAll("[data-photos]").forEach(enhance);
