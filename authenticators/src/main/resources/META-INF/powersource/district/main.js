// Views by address. To add one: a template, a module, and a line here.

import { copy, fill, leave, show } from "./page.js";
import { reason, signOut, start } from "./session.js";
import { accounts } from "./accounts.js";
import { account } from "./account.js";
import { newAccount } from "./new-account.js";
import { manyAccounts } from "./many-accounts.js";
import { requests } from "./requests.js";

const VIEWS = new Map([
  ["accounts", accounts],
  ["account", account],
  ["new-account", newAccount],
  ["many-accounts", manyAccounts],
  ["requests", requests],
]);

let latest = 0;

/** Shows the view of the address, unless the user has left before it is loaded. */
async function route() {
  const mine = ++latest;
  const [path, query] = location.hash.slice(1).split("?");
  const [asked, id] = path.split("/");
  const name = VIEWS.has(asked) && (asked !== "account" || id) ? asked : "accounts";
  let part;
  try {
    part = await VIEWS.get(name)(decodeURIComponent(id ?? ""), new URLSearchParams(query));
  } catch (problem) {
    part = failed(problem, route);
  }
  if (mine === latest) {
    show(name, part);
  }
}

/** A page with one button: try again. */
function failed(problem, again) {
  const part = copy("failed");
  fill(part, { reason: reason(problem) });
  part.querySelector("button").addEventListener("click", again);
  return part;
}

function restore(typed) {
  for (const field of document.querySelectorAll("main [data-keep]")) {
    const isBox = field.type === "checkbox";
    const before = typed.find((one) => one.name === field.name && (!isBox || one.value === field.value));
    if (before && isBox) {
      field.checked = before.checked;
    } else if (before) {
      field.value = before.value;
    }
  }
}

async function begin() {
  try {
    const typed = await start();
    await route();
    restore(typed);
    addEventListener("hashchange", () => {
      leave();
      route();
    });
  } catch (problem) {
    show("failed", failed(problem, () => location.reload()));
  }
}

document.getElementById("sign-out").addEventListener("click", signOut);
for (const link of document.querySelectorAll("a[hreflang]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
begin();
