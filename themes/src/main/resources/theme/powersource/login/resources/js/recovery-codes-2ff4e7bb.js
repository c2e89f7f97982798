// Recovery codes: print and copy; the download needs no script.
const buttons = {
  printRecoveryCodes: () => print(),
  copyRecoveryCodes: () => navigator.clipboard.writeText(document.getElementById("kc-recovery-codes-list").innerText),
};
for (const [id, press] of Object.entries(buttons)) {
  const button = document.getElementById(id);
  button.hidden = false;
  button.addEventListener("click", press);
}
