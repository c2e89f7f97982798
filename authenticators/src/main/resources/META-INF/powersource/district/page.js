// Copies of the page's templates, filled with text. Neither this module nor any view parses a text as markup.

import { TEXTS } from "./texts.js";

export const PAGE = document.documentElement.dataset;

const LANGUAGE = document.documentElement.lang;
const RTL = document.documentElement.dir === "rtl";

/** Isolates a name or an address, so that it keeps its direction within a right-to-left sentence. */
const isolated = (value) => (RTL ? `\u2068${value}\u2069` : `${value}`);

/** A message of the page; `{0}` is the first value. */
export function text(key, ...values) {
  return (TEXTS[key] ?? key).replace(/\{(\d)\}/g, (_, i) => isolated(values[i] ?? ""));
}

/** Whether the page has a message of that name. */
export function known(key) {
  return Object.hasOwn(TEXTS, key);
}

const CALENDAR = new Intl.DateTimeFormat(LANGUAGE === "ar" ? "ar-u-nu-arab" : LANGUAGE, { dateStyle: "medium", timeStyle: "short" });
const NUMBERS = new Intl.NumberFormat(LANGUAGE === "ar" ? "ar-u-nu-arab" : LANGUAGE);

/** Milliseconds since 1970 as a date; empty for none. */
export function date(time) {
  return time ? CALENDAR.format(time) : "";
}

/** A text of the record, whose times are the server's, with the reader's own times. */
export function inLocalTime(words) {
  return words.replace(/(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC/g, (_, day, clock) => date(Date.parse(`${day}T${clock}Z`)));
}

export function number(value) {
  return NUMBERS.format(value);
}

/** A copy of a template of the page. */
export function copy(name) {
  return document.getElementById(`template-${name}`).content.firstElementChild.cloneNode(true);
}

/** The element for a name, in a view or in a part of it. */
export function slot(part, name) {
  return part.querySelector(`[data-slot="${name}"]`);
}

/** Fills slots with texts. Hides a slot without a text, and the element around it whose `data-with` has the slot's name. */
export function fill(part, texts) {
  for (const [name, value] of Object.entries(texts)) {
    slot(part, name).textContent = value ?? "";
    const whole = part.querySelector(`[data-with="${name}"]`) ?? slot(part, name);
    whole.hidden = !value;
  }
}

/** Shows what happened, in a live region. */
export function tell(place, sentence, tone = "", link = null) {
  place.className = `told ${tone}`;
  place.replaceChildren(sentence);
  if (link) {
    const way = document.createElement("a");
    way.href = link.href;
    way.textContent = link.label;
    place.append(" ", way);
  }
}

/** Puts a view into the page and moves the focus there. */
export function show(name, part) {
  const main = document.querySelector("main");
  main.dataset.view = name;
  main.replaceChildren(part);
  const heading = main.querySelector("h1");
  document.title = `${heading.textContent} – ${PAGE.brand}`;
  for (const link of document.querySelectorAll("nav a[data-view]")) {
    link.ariaCurrent = link.dataset.view === name ? "page" : null;
  }
  heading.tabIndex = -1;
  heading.focus();
}

let aheadOfItsView = false;

/** A message above the view. One for the next view stays when the view changes. */
export function notice(sentence, tone, forNextView = false) {
  aheadOfItsView = forNextView;
  tell(document.getElementById("notice"), sentence, tone);
}

/** Removes the message above the view that the user leaves. */
export function leave() {
  if (!aheadOfItsView) {
    notice("");
  }
  aheadOfItsView = false;
}

let pressed = 0;

/** Whether an action that the user started is still running. */
export function pressing() {
  return pressed > 0;
}

/**
 * Runs a button's action once: until there is an answer, further clicks do nothing. `work` returns the message to show. The button isn't
 * disabled, so it keeps the focus.
 */
export async function once(control, place, work, reason) {
  if (control.ariaDisabled === "true") {
    return;
  }
  control.ariaDisabled = "true";
  pressed++;
  tell(place, text("sending"));
  try {
    tell(place, await work(), "good");
  } catch (problem) {
    tell(place, reason(problem), "bad", problem.link);
  } finally {
    pressed--;
    control.ariaDisabled = "false";
  }
}
