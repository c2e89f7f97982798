// What people of the district ask for, with a button for each decision.

import { copy, date, fill, known, notice, number, once, slot, tell, text } from "./page.js";
import { call, reason, Refused, Told } from "./session.js";
import { clean } from "./record.js";

const MOST_REQUESTS = 100;

async function asked(state) {
  return (await call("GET", `powersource/requests?${new URLSearchParams({ state, max: MOST_REQUESTS })}`)).json;
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

/** @param decided called with the sentence to tell, once a decision has an answer */
function requestRow(request, decided) {
  const item = copy("request");
  const open = request.state === "open";
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
  const form = item.querySelector("form");
  form.hidden = !open;
  const line = form.elements.reason;
  line.id = `reason-${request.id}`;
  form.querySelector("label").htmlFor = line.id;
  const grant = form.querySelector("[data-do=grant]");
  grant.textContent = text(`requestDo-${request.kind}`);
  grant.hidden = Boolean(request.obstacle);
  const told = slot(item, "told");
  const decide = (button, wanted) =>
    once(
      button,
      told,
      async () => {
        const words = clean(line.value);
        if (!wanted && !words) {
          throw new Told("requestReasonMissing");
        }
        try {
          await call("POST", `powersource/requests/${encodeURIComponent(request.id)}/decision`, { grant: wanted, reason: words });
        } catch (problem) {
          if (problem instanceof Refused && (problem.status === 409 || problem.status === 403)) {
            await decided(text("requestLate"), "bad");
            return "";
          }
          throw problem;
        }
        await decided(text(wanted ? "requestDone" : "requestDeclined"), "good");
        return "";
      },
      reason,
    );
  form.addEventListener("submit", (event) => event.preventDefault());
  grant.addEventListener("click", () => decide(grant, true));
  const decline = form.querySelector("[data-do=decline]");
  decline.addEventListener("click", () => decide(decline, false));
  return item;
}

export async function requests(_, query) {
  const view = copy("requests");
  const choice = view.querySelector("select");
  choice.value = query.get("state") === "all" ? "all" : "open";
  const told = slot(view, "told");
  const draw = async () => {
    const all = await asked(choice.value);
    slot(view, "rows").replaceChildren(
      ...all.map((request) =>
        requestRow(request, async (sentence, tone) => {
          // What was done is done, also if this fails.
          await draw().catch(() => {});
          notice(sentence, tone);
          view.querySelector("h1").focus();
        }),
      ),
    );
    tell(told, all.length ? text("requestCount", number(all.length)) : text("requestNone"));
  };
  await draw();
  choice.addEventListener("change", () => once(choice, told, async () => (await draw(), told.textContent), reason));
  return view;
}
