// Conveniences; every page works without them. The file's name has a hash of its content: see theme.properties.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// As Keycloak's authChecker.js does, which would be one request more: go on when another tab has signed in, reload when this
// page's sign-in is outdated.
const cookie = (name) => document.cookie.match(`(?:^|; ?)${name}="?([^";]+)`)?.[1];
const { otherTabs, authSession } = document.body.dataset;
if (otherTabs && !cookie("KEYCLOAK_SESSION")) {
  const watch = setInterval(() => {
    if (!cookie("KEYCLOAK_SESSION")) return;
    stop();
    location.href = otherTabs;
  }, 2000);
  const stop = () => clearInterval(watch);
  for (const type of ["submit", "beforeunload"]) addEventListener(type, stop);
}
if (authSession) {
  setTimeout(() => {
    if ((cookie("KC_AUTH_SESSION_HASH") ?? authSession) !== authSession) location.reload();
  }, 1000);
}

// Reload and back button: as Keycloak's inline script, which template.ftl keeps in a comment.
for (const node of document.head.childNodes) {
  const [, step] = (node.nodeType === Node.COMMENT_NODE && node.data.match(/replaceState\({}, "[^"]*", "([^"]+)"\)/)) || [];
  if (step) history.replaceState({}, "", step);
}

// Sends a form, or follows a link to an identity provider, once.
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
// The back button may restore this page from the cache.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  for (const form of document.forms) delete form.dataset.sent;
  for (const link of all("a[data-once-link]")) link.ariaDisabled = null;
});

// Shows and hides a password.
const { show, hide } = document.querySelector("[data-show]")?.dataset ?? {};
for (const field of show ? all(".control-row > [type=password]") : []) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", id: `${field.id}-show-password`, className: "reveal", innerHTML: "<span></span>" });
  button.setAttribute("aria-controls", field.id);
  Object.assign(field, { autocapitalize: "none", spellcheck: false });
  const tell = () => {
    const hidden = field.type === "password";
    button.ariaLabel = hidden ? show : hide;
    button.firstChild.className = `icon icon-eye${hidden ? "" : "-off"}`;
  };
  button.addEventListener("click", () => {
    field.type = field.type === "password" ? "text" : "password";
    tell();
  });
  tell();
  field.after(button);
}

// Points out caps lock, and spaces around a value; never changes it.
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
      // On macOS the key event that turns caps lock off still has the old state.
      if (type === "keydown" && event.key === "CapsLock") return;
      tell();
    });
  }
  for (const type of ["input", "change", "focus", "blur"]) field.addEventListener(type, tell);
}

// After a refusal the focus is on the wrong field, else on the message.
(
  document.querySelector("main [aria-invalid=true][autofocus]") ?? document.querySelector("main [aria-invalid=true], main .alert[tabindex]")
)?.focus();

// Connects fields with their errors on stock pages that don't.
for (const field of all("[aria-invalid=true]:not([aria-describedby])")) {
  const error = document.getElementById(`input-error-${field.id}`);
  if (error) field.setAttribute("aria-describedby", error.id);
}
