// A new account: three fields, sites, language, one button.

import { copy, notice, once, slot, text } from "./page.js";
import { NoAnswer, reason, Refused, Told } from "./session.js";
import { clean, create, entry } from "./record.js";
import { Rights } from "./rights.js";

/** Returns the new account's id. An address of the district leads to its record. For other taken addresses the message only says what to do. */
export async function add(person, groups) {
  try {
    return await create(person, groups);
  } catch (problem) {
    if (problem instanceof NoAnswer && problem.sent) {
      throw new Told("unknownOutcomeNew");
    }
    if (!(problem instanceof Refused) || problem.status !== 409) {
      throw problem;
    }
    const there = await entry(person.email);
    throw there
      ? new Told("addressHere", { href: `#account/${encodeURIComponent(there.id)}`, label: text("openRecord") })
      : new Told("addressElsewhere");
  }
}

export async function newAccount() {
  const view = copy("new-account");
  const rights = await Rights.of(view);
  const form = view.querySelector("form");
  const fields = form.elements;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    once(
      form.querySelector("button"),
      slot(view, "told"),
      async () => {
        const person = {
          firstName: clean(fields.firstName.value),
          lastName: clean(fields.lastName.value),
          email: clean(fields.email.value),
          language: fields.language.value,
          ticks: rights.ticks(),
        };
        const id = await add(person, rights.groups());
        notice(text("created", person.email), "good", true);
        location.hash = `account/${encodeURIComponent(id)}`;
        return "";
      },
      reason,
    );
  });
  return view;
}
