// People who left: several accounts disabled at once, after a look at the list of them.

import { fill, number, once, slot, tell, text } from "./page.js";
import { NoAnswer, reason } from "./session.js";
import { read, save } from "./record.js";

/** Names by id: kept from page to page of the list. */
const chosen = new Map();
let choosing = false;

/** Offers a box for the account of a row, unless it is disabled already. */
export function offer(row, account, name) {
  const box = row.querySelector("[name=chosen]");
  fill(row, { chooseName: text("chooseName", name) });
  box.value = account.status === "disabled" ? "" : account.id;
  box.dataset.name = name;
}

/** Shows what is chosen, in the list and below it. */
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

/** One after the other. Those that couldn't be disabled stay chosen. Gives the sentence to tell. */
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

/** @param again draws the list anew */
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
        // What was done is done, also if this fails.
        await again().catch(() => {});
        mark(view);
        view.querySelector("[data-do=choose]").focus();
        return said;
      },
      reason,
    ),
  );
}
