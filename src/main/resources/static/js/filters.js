// Conditions that say nothing are left out of the address, so that it can be read and passed on.
document.getElementById("filters")?.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
});
