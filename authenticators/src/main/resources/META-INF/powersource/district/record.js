// One account's record in the admin API: reads it, and saves it without overwriting another user's change.

import { call, Told } from "./session.js";

const SITES = "siteAccess";

/** A typed value as the server stores it. */
export function clean(value) {
  return value.trim().normalize("NFC");
}

/** The values that another user may change in the meantime, in a form to compare. */
function stamp(record) {
  return JSON.stringify([record.firstName, record.lastName, record.email, record.enabled, [...record.ticks].sort()]);
}

/** The sites that may be ticked: names by client id. */
export function offered(metadata) {
  const attribute = metadata?.attributes?.find((one) => one.name === SITES);
  const ids = attribute?.validators?.options?.options ?? [];
  const names = attribute?.annotations?.inputOptionLabels ?? {};
  return ids.map((id) => ({ id, name: names[id] ?? id }));
}

export async function read(id) {
  const { json } = await call("GET", `users/${encodeURIComponent(id)}?userProfileMetadata=true`);
  const attributes = json.attributes ?? {};
  const first = (name) => attributes[name]?.[0] ?? "";
  return {
    id,
    firstName: json.firstName ?? "",
    lastName: json.lastName ?? "",
    // In its registered spelling.
    email: first("signInEmail") || (json.email ?? ""),
    enabled: json.enabled,
    active: !(json.requiredActions ?? []).includes("powersource-activate-account"),
    status: first("accountStatus"),
    problem: first("lastProblem"),
    byGroup: first("sitesByGroup"),
    language: first("locale"),
    ticks: attributes[SITES] ?? [],
    shown: attributes.siteAccessShown ?? [],
    sites: offered(json.userProfileMetadata),
  };
}

/** The record to send. The server removes attributes that are missing here. `enabled` is sent only when it changes. */
function body(record, change) {
  const next = { ...record, ...change };
  return {
    username: next.email,
    email: next.email,
    firstName: next.firstName,
    lastName: next.lastName,
    ...("enabled" in change ? { enabled: change.enabled } : {}),
    attributes: {
      signInEmail: [next.email],
      ...(next.language ? { locale: [next.language] } : {}),
      siteAccess: next.ticks,
      siteAccessShown: next.shown,
    },
  };
}

/**
 * Saves a change of the displayed record and returns the stored record. Saves nothing if another user changed it in the meantime: the
 * problem then has the new record. A change that the server accepted without making it is a problem, too.
 */
export async function save(seen, change) {
  const now = await read(seen.id);
  if (stamp(now) !== stamp(seen)) {
    throw Object.assign(new Told("changedMeanwhile"), { record: now });
  }
  await call("PUT", `users/${encodeURIComponent(seen.id)}`, body(now, change));
  const saved = await read(seen.id);
  if (stamp(saved) !== stamp({ ...now, ...change })) {
    throw Object.assign(new Told("notSaved"), { record: saved });
  }
  return saved;
}

/** The new account's id. */
export async function create(person, groups) {
  const { created } = await call("POST", "users", {
    ...body({ ...person, shown: [] }, {}),
    enabled: true,
    ...(groups.length ? { groups } : {}),
  });
  return created;
}

/** A page of the district's accounts. */
export async function list(query) {
  return (await call("GET", `powersource/accounts?${new URLSearchParams(query)}`)).json;
}

const LARGEST_PAGE = 100;
const LONGEST_SEARCH = 100;

/** A query for the entry of an address. */
function queryFor(email) {
  return { search: email.slice(0, LONGEST_SEARCH), max: 20 };
}

/** The list's entry of an address; undefined if the district has no such account. */
export async function entry(email) {
  const { accounts } = await list(queryFor(email));
  return accounts.find((one) => one.signInEmail.toLowerCase() === email.toLowerCase());
}

/** Addresses of the contact's accounts, in lower case; at least those of `emails` that are among them. Reads whole pages, unless single look-ups are fewer. */
export async function existing(emails) {
  const pages = Math.ceil((await list({ max: 1 })).count / LARGEST_PAGE);
  const queries =
    pages <= emails.length
      ? Array.from({ length: pages }, (_, i) => ({ first: i * LARGEST_PAGE, max: LARGEST_PAGE }))
      : emails.map(queryFor);
  const found = new Set();
  for (const query of queries) {
    for (const account of (await list(query)).accounts) {
      found.add(account.signInEmail.toLowerCase());
    }
  }
  return found;
}
