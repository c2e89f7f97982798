// Conveniences; every page works without them. This file's name carries its content: see theme.properties.
import { checkAuthSession, startSessionPolling } from "./authChecker.js";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// As in Keycloak's frame: go on when another tab has signed in, reload when this page's sign-in is outdated.
const { otherTabs, authSession } = document.body.dataset;
if (otherTabs) startSessionPolling(otherTabs);
if (authSession) checkAuthSession(authSession);

// Reload and back button: what Keycloak's inline script would do; template.ftl keeps it in a comment.
for (const node of document.head.childNodes) {
  const [, step] = (node.nodeType === Node.COMMENT_NODE && node.data.match(/replaceState\({}, "[^"]*", "([^"]+)"\)/)) || [];
  if (step) history.replaceState({}, "", step);
}

// A form or a link to an identity provider is sent once.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "true";
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-once-link]");
  if (!link) return;
  if (link.ariaDisabled === "true") event.preventDefault();
  link.classList.add(...(link.dataset.disabledClass ?? "").split(/\s+/).filter(Boolean));
  link.ariaDisabled = "true";
});
// The back button may bring this very page back.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  for (const form of document.forms) delete form.dataset.sent;
  for (const link of all("a[data-once-link]")) link.ariaDisabled = null;
});

// Show and hide a password.
for (const button of all(".reveal")) {
  const field = document.getElementById(button.getAttribute("aria-controls"));
  if (!field) continue;
  const labelShow = button.ariaLabel;
  button.hidden = false;
  button.addEventListener("click", () => {
    const show = field.type === "password";
    field.type = show ? "text" : "password";
    button.ariaLabel = show ? button.dataset.labelHide : labelShow;
    button.firstElementChild.className = `icon icon-eye${show ? "-off" : ""}`;
  });
}

// Point out caps lock and blanks around an entry; never change it.
const { blanks } = document.querySelector("[data-blanks]")?.dataset ?? {};
for (const hint of all(".hint")) {
  const field = document.getElementById(hint.id.replace(/-hint$/, ""));
  if (!field) continue;
  const { capsLock } = hint.dataset;
  let capsLockOn = false;
  const tell = () => {
    const text = [
      capsLock && capsLockOn && document.activeElement === field && capsLock,
      field.value !== field.value.trim() && blanks,
    ]
      .filter(Boolean)
      .join(" ");
    if (hint.textContent !== text) hint.textContent = text;
  };
  for (const type of ["keydown", "keyup", "mousedown"]) {
    field.addEventListener(type, (event) => {
      capsLockOn = event.getModifierState?.("CapsLock") ?? false;
      // macOS reports the key that switches it off with the state from before.
      if (type === "keydown" && event.key === "CapsLock") return;
      tell();
    });
  }
  for (const type of ["input", "change", "focus", "blur"]) field.addEventListener(type, tell);
}

// Stock pages that don't tie a field to its error.
for (const field of all("[aria-invalid=true]:not([aria-describedby])")) {
  const error = document.getElementById(`input-error-${field.id}`);
  if (error) field.setAttribute("aria-describedby", error.id);
}
