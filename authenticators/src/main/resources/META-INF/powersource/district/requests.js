// The requests of the district's users, with a button for each decision.

import { copy, date, fill, known, notice, number, once, slot, tell, text } from "./page.js";
import { call, reason, Refused, Told } from "./session.js";
import { clean } from "./record.js";

/** Limit of one call. */
const PART = 100;

async function asked(state, first) {
  return (await call("GET", `powersource/requests?${new URLSearchParams({ state, first, max: PART })}`)).json;
}

function requester(request) {
  return [request.firstName, request.lastName].filter(Boolean).join(" ") || request.email;
}

/** Who decided, without a name; nothing for an open request. */
function outcome(request) {
  if (request.state === "open") {
    return "";
  }
  const by = request.state === "expired" ? "" : text(request.byYou ? "requestByYou" : "requestByColleague", date(request.decided));
  return [text(`requestState-${request.state}`, date(request.decided)), by, request.reason].filter(Boolean).join(" · ");
}

function obstacle(request) {
  const key = `requestObstacle-${request.obstacle}`;
  return request.obstacle && known(key) ? text(key) : "";
}

/** Returns false if it came too late: somebody else has decided, or the account has left the district. */
async function decide(request, grant, words) {
  try {
    await call("POST", `powersource/requests/${encodeURIComponent(request.id)}/decision`, { grant, reason: words });
    return true;
  } catch (problem) {
    if (problem instanceof Refused && [403, 409].includes(problem.status)) {
      return false;
    }
    throw problem;
  }
}

/** @param decided called with the message to show and its tone, once there is an answer to a decision */
function decisionForm(item, request, decided) {
  const form = item.querySelector("form");
  const line = form.elements.reason;
  form.hidden = request.state !== "open";
  line.id = `reason-${request.id}`;
  form.querySelector("label").htmlFor = line.id;
  form.addEventListener("submit", (event) => event.preventDefault());
  const press = async (granted) => {
    const words = clean(line.value);
    if (!granted && !words) {
      throw new Told("requestReasonMissing");
    }
    if (await decide(request, granted, words)) {
      await decided(text(granted ? "requestDone" : "requestDeclined"), "good");
    } else {
      await decided(text("requestLate"), "bad");
    }
    return "";
  };
  const grant = form.querySelector("[data-do=grant]");
  grant.textContent = text(`requestDo-${request.kind}`);
  grant.hidden = Boolean(request.obstacle);
  const decline = form.querySelector("[data-do=decline]");
  const told = slot(item, "told");
  grant.addEventListener("click", () => once(grant, told, () => press(true), reason));
  decline.addEventListener("click", () => once(decline, told, () => press(false), reason));
}

function requestRow(request, decided) {
  const item = copy("request");
  fill(item, {
    requestName: requester(request),
    requestAddress: request.email,
    what: text(`request-${request.kind}`, request.siteName ?? ""),
    asked: text("requestAsked", date(request.asked)),
    words: request.words,
    result: outcome(request),
    obstacle: obstacle(request),
  });
  const record = slot(item, "record");
  record.hidden = !request.user;
  record.href = `#account/${encodeURIComponent(request.user ?? "")}`;
  decisionForm(item, request, decided);
  return item;
}

export async function requests(_, query) {
  const view = copy("requests");
  const choice = view.querySelector("select");
  choice.value = query.get("state") === "all" ? "all" : "open";
  const told = slot(view, "told");
  const rows = slot(view, "rows");
  const older = view.querySelector("[data-do=older]");
  const add = async (first) => {
    const part = await asked(choice.value, first);
    const added = part.map((request) =>
      requestRow(request, async (sentence, tone) => {
        // The action has succeeded even if this fails.
        await draw().catch(() => {});
        notice(sentence, tone);
        view.querySelector("h1").focus();
      }),
    );
    if (first) {
      rows.append(...added);
    } else {
      rows.replaceChildren(...added);
    }
    older.hidden = part.length < PART;
    const count = rows.children.length;
    tell(told, count ? text("requestCount", number(count)) : text("requestNone"));
    return told.textContent;
  };
  const draw = () => add(0);
  await draw();
  choice.addEventListener("change", () => once(choice, told, draw, reason));
  older.addEventListener("click", () => once(older, told, () => add(rows.children.length), reason));
  return view;
}
