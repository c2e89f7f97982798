// One account's record as the admin API has it: reading, and saving without overwriting somebody else's change.

import { call, Told } from "./session.js";

const SITES = "siteAccess";

/** A typed value as the server keeps it. */
export function clean(value) {
  return value.trim().normalize("NFC");
}

/** What somebody may change meanwhile, in a form to compare. */
function stamp(record) {
  return JSON.stringify([record.firstName, record.lastName, record.email, record.enabled, [...record.ticks].sort()]);
}

/** Sites that may be ticked: ids with their names. */
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

/** The record for the server. It removes attributes that it doesn't get. `enabled` goes along only when it changes. */
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
 * Saves a change of the record that the reader sees, and gives the record as it is then. Nothing is saved if somebody else changed it
 * meanwhile: the problem then has the new record. What the server took but didn't do is a problem, too.
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

/** The entry of the list of an address; nothing if the district has no such account. */
export async function entry(email) {
  const { accounts } = await list({ search: email, max: 20 });
  return accounts.find((one) => one.signInEmail.toLowerCase() === email.toLowerCase());
}
