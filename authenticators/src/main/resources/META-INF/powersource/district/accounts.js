// The list of the district's accounts.

import { copy, date, fill, known, number, once, slot, tell, text } from "./page.js";
import { reason } from "./session.js";
import { list } from "./record.js";
import { leavers, mark, offer } from "./leavers.js";

const PAGE_SIZE = 20;

/** The last mail in words: its kind and its state. */
export function mail(last) {
  if (!last) {
    return "";
  }
  const kind = `mail-${last.kind}`;
  const state = `mailState-${last.state}`;
  return text("mail", text(known(kind) ? kind : "mail-other"), text(known(state) ? state : "mailState-other"), date(last.time));
}

function row(account) {
  const item = copy("row");
  const name = [account.lastName, account.firstName].filter(Boolean).join(", ");
  fill(item, {
    name: name || account.signInEmail,
    address: account.signInEmail,
    status: text(`status-${account.locked ? "locked" : account.status}`),
    lastMail: mail(account.lastMail),
    lastProblem: account.lastProblem ? text("problemOn", date(account.lastProblem.time)) : "",
    lastSignIn: account.lastSignIn ? text("signedInOn", date(account.lastSignIn)) : "",
  });
  slot(item, "status").dataset.status = account.locked ? "locked" : account.status;
  offer(item, account, name || account.signInEmail);
  slot(item, "name").href = `#account/${encodeURIComponent(account.id)}`;
  return item;
}

function pageLink(link, query, first, wanted) {
  link.hidden = !wanted;
  link.href = `#accounts?${new URLSearchParams({ ...query, first: `${first}` })}`;
}

/** Returns the message to show. */
function draw(view, query, page) {
  const first = Number(query.first);
  slot(view, "rows").replaceChildren(...page.accounts.map(row));
  mark(view);
  fill(view, {
    prefixOnly: page.prefixOnly ? text("prefixOnly") : "",
    unknown: page.unknown ? text("signInsUnknown", number(page.unknown)) : "",
  });
  pageLink(slot(view, "previous"), query, Math.max(0, first - PAGE_SIZE), first > 0);
  pageLink(slot(view, "next"), query, first + PAGE_SIZE, first + PAGE_SIZE < page.count);
  return page.accounts.length
    ? text("found", number(first + 1), number(first + page.accounts.length), number(page.count))
    : text("foundNone");
}

export async function accounts(_, asked) {
  const query = {
    search: asked.get("search") ?? "",
    status: asked.get("status") ?? "",
    first: /^\d{1,6}$/.test(asked.get("first")) ? asked.get("first") : "0",
  };
  const view = copy("accounts");
  const form = view.querySelector("form");
  form.elements.search.value = query.search;
  form.elements.status.value = query.status;
  query.status = form.elements.status.value;
  const told = slot(view, "told");
  let shown = query;
  const load = async (wanted) => {
    const page = await list({ ...wanted, max: PAGE_SIZE });
    shown = wanted;
    return draw(view, wanted, page);
  };
  tell(told, await load(query));
  leavers(view, () => load(shown));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    once(
      form.querySelector("button"),
      told,
      async () => {
        const next = { search: form.elements.search.value.trim(), status: form.elements.status.value, first: "0" };
        const said = await load(next);
        history.pushState(null, "", `#accounts?${new URLSearchParams(next)}`);
        return said;
      },
      reason,
    );
  });
  form.elements.status.addEventListener("change", () => form.requestSubmit());
  return view;
}
