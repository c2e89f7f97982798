// Leavers: disables several accounts at once, after a list to confirm.

import { fill, number, once, slot, tell, text } from "./page.js";
import { NoAnswer, reason } from "./session.js";
import { read, save } from "./record.js";

/** Names by id, kept while the user pages through the list. */
const chosen = new Map();
let choosing = false;

/** Adds a checkbox to the account's row, unless the account is disabled. */
export function offer(row, account, name) {
  const box = row.querySelector("[name=chosen]");
  fill(row, { chooseName: text("chooseName", name) });
  box.value = account.status === "disabled" ? "" : account.id;
  box.dataset.name = name;
}

/** Shows the selection, in the list and below it. */
export function mark(view) {
  for (const box of view.querySelectorAll("[name=chosen]")) {
    box.closest("label").hidden = !choosing || !box.value;
    box.checked = chosen.has(box.value);
  }
  view.querySelector("[data-do=choose]").ariaPressed = `${choosing}`;
  slot(view, "confirm").hidden = !choosing || !chosen.size;
  slot(view, "chosen").replaceChildren(
    ...[...chosen.values()].map((name) => {
      const item = document.createElement("li");
      item.textContent = name;
      return item;
    }),
  );
}

/** Disables one after the other. Those that fail stay selected. Returns the message to show. */
async function disable() {
  const problems = [];
  const all = [...chosen];
  for (const [id, name] of all) {
    try {
      await save(await read(id), { enabled: false });
      chosen.delete(id);
    } catch (problem) {
      problems.push(`${name}: ${reason(problem)}`);
      if (problem instanceof NoAnswer) {
        break;
      }
    }
  }
  return [text("disabledSeveral", number(all.length - chosen.size), number(chosen.size)), ...problems].join(" ");
}

/** @param again renders the list again */
export function leavers(view, again) {
  const told = slot(view, "leaversTold");
  view.querySelector("[data-do=choose]").addEventListener("click", () => {
    choosing = !choosing;
    chosen.clear();
    tell(told, "");
    mark(view);
  });
  view.addEventListener("change", ({ target }) => {
    if (target.name === "chosen") {
      chosen.delete(target.value);
      if (target.checked) {
        chosen.set(target.value, target.dataset.name);
      }
      mark(view);
    }
  });
  const button = view.querySelector("[data-do=disableChosen]");
  button.addEventListener("click", () =>
    once(
      button,
      told,
      async () => {
        const said = await disable();
        // The action has succeeded even if this fails.
        await again().catch(() => {});
        mark(view);
        view.querySelector("[data-do=choose]").focus();
        return said;
      },
      reason,
    ),
  );
}
