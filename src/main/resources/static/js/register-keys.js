// Alt and a digit jump to the parts of the register form, as the page says below the button.
const places = ["complainant.phone", "text", "subject", "unit", "demand.text", "category", "readBack"];
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit[1-7]$/.test(event.code)) return;
  const target = document.getElementById(places[Number(event.code.slice(5)) - 1]);
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: "center" });
});
