// Signing in (code with PKCE, tokens in memory only) and calls to the admin API.

import { PAGE, known, notice, pressing, text } from "./page.js";

const ASKED = "powersource-district";
const ANSWER_MILLIS = 30_000;
/** A token that ends sooner is replaced first. */
const MARGIN_MILLIS = 10_000;
/** A session that is refused so soon would be refused again. */
const FRESH_MILLIS = 10_000;

let tokens = null;
let leaving = null;

/** Whether the browser is going to the login page. */
export function isLeaving() {
  return leaving !== null;
}

/** The server refused. */
export class Refused extends Error {
  constructor(status, body) {
    super(`${status}`);
    this.status = status;
    this.words = body?.errorMessage ?? body?.errors?.[0]?.errorMessage ?? "";
  }
}

/** There was no answer. `sent`: the server may have made the change nevertheless. */
export class NoAnswer extends Error {
  constructor(sent) {
    super("no answer");
    this.sent = sent;
  }
}

/** A problem with a message of the page. */
export class Told extends Error {
  constructor(key, link = null) {
    super(key);
    this.key = key;
    this.link = link;
  }
}

/** The problem, in words for the user. */
export function reason(problem) {
  if (problem instanceof Told) {
    return text(problem.key);
  }
  if (problem instanceof NoAnswer) {
    return text(problem.sent ? "unknownOutcome" : "offline");
  }
  if (!(problem instanceof Refused)) {
    console.error(problem);
    return text("broken");
  }
  if (problem.status === 400) {
    // The server's sentences are in English. Keys of its messages mean nothing to the user.
    return problem.words.includes(" ") ? `${text("invalid")} ${problem.words}` : text("invalid");
  }
  const key = `refused${problem.status}`;
  return text(known(key) ? key : "broken");
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Values of the view's fields. */
function typed() {
  return [...document.querySelectorAll("main [data-keep]")].map(({ name, value, checked }) => ({ name, value, checked }));
}

/** Several calls may find at once that the session has ended. */
function signIn() {
  leaving ??= goToSignIn();
  return leaving;
}

/** An authorization request, and the values that its answer is checked with. */
async function authorization(more) {
  const state = random();
  const verifier = random();
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    client_id: PAGE.client,
    redirect_uri: PAGE.page,
    response_type: "code",
    scope: "openid",
    state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: "S256",
    ui_locales: document.documentElement.lang,
    ...more,
  });
  return { state, verifier, address: `${PAGE.realm}/protocol/openid-connect/auth?${query}` };
}

/** Tokens for a user who has a session, without leaving the page; null without one. */
async function singleSignOn() {
  const { state, verifier, address } = await authorization({ response_mode: "form_post", prompt: "none" });
  const answer = await unshown(address);
  const value = (name) => answer?.querySelector(`input[name="${name}" i]`)?.value;
  const isOurs = value("state") === state && value("iss") === PAGE.realm;
  return isOurs && value("code") ? redeem(value("code"), verifier) : null;
}

/** A document that nothing shows and whose scripts don't run; null for another content. */
function unshown(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.timeout = ANSWER_MILLIS;
    request.addEventListener("load", () => resolve(request.response));
    for (const failure of ["error", "timeout"]) {
      request.addEventListener(failure, () => reject(new NoAnswer(false)));
    }
    request.send();
  });
}

/** Goes to the login page. This tab keeps the address, the typed values, and whether a pressed button's action was not done. */
async function goToSignIn() {
  const { state, verifier, address } = await authorization({ response_mode: "fragment" });
  const language = location.search;
  const place = location.hash.slice(1);
  sessionStorage.setItem(ASKED, JSON.stringify({ state, verifier, lost: pressing(), language, place, typed: typed() }));
  return replaceBy(address);
}

/** Goes to another address; never resolves. Replaces the history entry of this page, which would sign in again. */
function replaceBy(address) {
  location.replace(address);
  return new Promise(() => {});
}

/** Returns the tokens, or null if the server refuses. */
async function ask(grant) {
  let reply;
  try {
    reply = await fetch(`${PAGE.realm}/protocol/openid-connect/token`, {
      method: "POST",
      credentials: "omit",
      signal: AbortSignal.timeout(ANSWER_MILLIS),
      body: new URLSearchParams({ client_id: PAGE.client, ...grant }),
    });
  } catch {
    throw new NoAnswer(false);
  }
  if (!reply.ok) {
    return null;
  }
  const now = Date.now();
  const answer = await reply.json();
  return { ...answer, since: tokens?.since ?? now, until: now + answer.expires_in * 1000 };
}

/** Tokens for the code in an authorization response. A response without one means that nobody signed in. */
async function redeem(code, verifier) {
  const given = code && (await ask({ grant_type: "authorization_code", code, redirect_uri: PAGE.page, code_verifier: verifier }));
  if (!given) {
    throw new Told("notSignedIn");
  }
  return given;
}

/** Signs in and returns to the same view. Returns the values that had been typed there. */
export async function start() {
  if (!location.href.startsWith(PAGE.page)) {
    return replaceBy(PAGE.page + location.hash);
  }
  if (!globalThis.crypto?.subtle) {
    throw new Told("needsHttps");
  }
  const answer = new URLSearchParams(location.hash.slice(1));
  if (!answer.has("state")) {
    tokens = await singleSignOn();
    return tokens ? [] : signIn();
  }
  const asked = JSON.parse(sessionStorage.getItem(ASKED) ?? "null");
  if (asked?.language && !location.search) {
    // The sign-in removed the cookie of the language that was chosen here.
    return replaceBy(PAGE.page + asked.language + location.hash);
  }
  sessionStorage.removeItem(ASKED);
  history.replaceState(null, "", `#${asked?.place ?? ""}`);
  if (asked?.state !== answer.get("state") || answer.get("iss") !== PAGE.realm) {
    return signIn();
  }
  tokens = await redeem(answer.get("code"), asked.verifier);
  if (asked.lost) {
    notice(text("signedInAgain"), "bad");
  }
  return asked.typed;
}

/** Ends the session in all apps, and returns to the login page. */
export function signOut() {
  const query = new URLSearchParams({
    client_id: PAGE.client,
    id_token_hint: tokens?.id_token ?? "",
    post_logout_redirect_uri: PAGE.page,
  });
  location.assign(`${PAGE.realm}/protocol/openid-connect/logout?${query}`);
}

async function token() {
  if (!tokens) {
    return signIn();
  }
  if (tokens.until - Date.now() < MARGIN_MILLIS) {
    tokens = (await ask({ grant_type: "refresh_token", refresh_token: tokens.refresh_token })) ?? (await signIn());
  }
  return tokens.access_token;
}

/** Calls the realm's admin API. Returns the JSON of the answer, and the id of a created resource. */
export async function call(method, path, body) {
  const writes = method !== "GET";
  if (!navigator.onLine) {
    throw new NoAnswer(false);
  }
  const headers = { Accept: "application/json", Authorization: `Bearer ${await token()}` };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  let reply;
  let json;
  try {
    reply = await fetch(`${PAGE.admin}/${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(ANSWER_MILLIS),
    });
    const content = await reply.text();
    json = (reply.headers.get("Content-Type") ?? "").includes("json") && content ? JSON.parse(content) : null;
  } catch {
    throw new NoAnswer(writes);
  }
  if (reply.status === 401 && Date.now() - tokens.since > FRESH_MILLIS) {
    return signIn();
  }
  if (!reply.ok) {
    throw new Refused(reply.status, json);
  }
  return { json, created: reply.headers.get("Location")?.split("/").pop() ?? "" };
}
