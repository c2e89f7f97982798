// Sites of an account; for a new one also district and language. Their fields are in the template's macro `rights`.

import { copy, fill, slot } from "./page.js";
import { call } from "./session.js";
import { offered } from "./record.js";

/** The districts that the contact manages. */
async function districts() {
  const { json } = await call("GET", "groups");
  const below = await Promise.all(
    json.map(async (group) => (group.path === "/districts" ? (await call("GET", `groups/${group.id}/children?max=100`)).json : [group])),
  );
  return below.flat();
}

export function siteBox(site) {
  const part = copy("site");
  fill(part, { site: site.name });
  part.querySelector("input").value = site.id;
  return part;
}

export function option(value, label) {
  const one = document.createElement("option");
  one.value = value;
  one.textContent = label;
  return one;
}

/** The fields of a view for new accounts. */
export class Rights {
  /** Reads what the contact may grant. */
  static async of(view) {
    const [metadata, groups] = await Promise.all([call("GET", "users/profile/metadata"), districts()]);
    return new Rights(view, offered(metadata.json), groups);
  }

  constructor(view, sites, groups) {
    const { district, language } = view.querySelector("form").elements;
    Object.assign(this, { sites, district, language, boxes: slot(view, "sites") });
    this.boxes.replaceChildren(...sites.map(siteBox));
    for (const box of this.boxes.querySelectorAll("input")) {
      box.dataset.keep = "";
    }
    slot(view, "noSites").hidden = sites.length > 0;
    district.replaceChildren(...groups.map((group) => option(group.path, group.name)));
    district.closest("div").hidden = groups.length < 2;
    language.value = document.documentElement.lang;
  }

  /** Ids of the ticked sites. */
  ticks() {
    return [...this.boxes.querySelectorAll("input:checked")].map((box) => box.value);
  }

  /** Paths of the groups to send; none for a contact of one district, which the server knows. */
  groups() {
    return this.district.length > 1 ? [this.district.value] : [];
  }
}
