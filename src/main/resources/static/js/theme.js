// Loaded in the head and not as a module, so that the page is never painted in the wrong colours first.
(() => {
  const root = document.documentElement;
  const device = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => document.cookie.match(/(?:^|;\s*)theme=(light|dark)/)?.[1];
  const show = () => root.setAttribute("data-bs-theme", chosen() ?? (device.matches ? "dark" : "light"));

  show();
  device.addEventListener("change", show);
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-theme-switch]")) return;
    const next = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
    show();
  });
})();
