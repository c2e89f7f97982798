// A new account: three fields, sites, language, one button.

import { copy, fill, notice, once, slot, text } from "./page.js";
import { call, NoAnswer, reason, Refused, Told } from "./session.js";
import { clean, create, entry, offered } from "./record.js";

/** Paths of the districts that the reader manages. */
export async function districts() {
  const { json } = await call("GET", "groups");
  const below = await Promise.all(
    json.map(async (group) => (group.path === "/districts" ? (await call("GET", `groups/${group.id}/children?max=100`)).json : [group])),
  );
  return below.flat();
}

export function option(value, label) {
  const one = document.createElement("option");
  one.value = value;
  one.textContent = label;
  return one;
}

export function box(site) {
  const part = copy("site");
  fill(part, { site: site.name });
  const input = part.querySelector("input");
  input.value = site.id;
  input.dataset.keep = "";
  return part;
}

/** Gives the new account's id. An address that the district has leads to its record; of others nothing is said but what to do. */
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
  const [metadata, groups] = await Promise.all([call("GET", "users/profile/metadata"), districts()]);
  const view = copy("new-account");
  const form = view.querySelector("form");
  const fields = form.elements;
  const sites = offered(metadata.json);
  slot(view, "sites").replaceChildren(...sites.map(box));
  slot(view, "noSites").hidden = sites.length > 0;
  fields.district.replaceChildren(...groups.map((group) => option(group.path, group.name)));
  fields.district.closest("div").hidden = groups.length < 2;
  fields.language.value = document.documentElement.lang;
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
          ticks: [...slot(view, "sites").querySelectorAll("input:checked")].map((ticked) => ticked.value),
        };
        const id = await add(person, groups.length > 1 ? [fields.district.value] : []);
        notice(text("created", person.email), "good", true);
        location.hash = `account/${encodeURIComponent(id)}`;
        return "";
      },
      reason,
    );
  });
  return view;
}
