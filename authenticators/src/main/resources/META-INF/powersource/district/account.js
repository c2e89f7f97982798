// One account: its data, and a button for each action of a contact.

import { PAGE, copy, date, fill, inLocalTime, once, slot, text } from "./page.js";
import { call, reason } from "./session.js";
import { clean, entry, read, save } from "./record.js";
import { siteBox } from "./rights.js";
import { mail } from "./accounts.js";

const QUESTION = "reminder-question";
const FIELDS = ["firstName", "lastName", "email"];
/** When the last mail is read again, in milliseconds: mails are written and sent in the background. */
const MAIL_MILLIS = [1_000, 4_000];

/** Statuses of the record that have another name here. */
const STATUS = { "not active": "not-active", "no site access": "no-site" };

export async function account(id) {
  const [record, entryOfList, questions] = await load(id);
  return new AccountView(record, entryOfList, questions).view;
}

/** The list has the last mail and the last sign-in. All else works without it. */
async function load(id) {
  const [record, credentials] = await Promise.all([read(id), call("GET", `users/${encodeURIComponent(id)}/credentials`)]);
  const known = await entry(record.email).catch(() => undefined);
  return [record, known, credentials.json.filter((one) => one.type === QUESTION)];
}

class AccountView {
  constructor(record, known, questions) {
    this.view = copy("account");
    this.draw(record, known, questions);
    this.fillForm();
    if (!record.active) {
      this.watchMail();
    }
    this.on("reset", () => this.send("UPDATE_PASSWORD", "resetSent"));
    this.on("activation", () => this.send("powersource-activate-account", "activationSent"));
    this.on("code", () => this.code());
    this.on("disable", () => this.switch(false, "enable"));
    this.on("enable", () => this.switch(true, "disable"));
    this.on("question", () => this.removeQuestion());
    this.on("undo", () => this.undo());
    this.form().addEventListener("submit", (event) => {
      event.preventDefault();
      this.run("save", () => this.rename());
    });
  }

  form() {
    return this.view.querySelector("form");
  }

  button(name) {
    return this.view.querySelector(`[data-do="${name}"]`);
  }

  on(name, work) {
    this.button(name).addEventListener("click", () => this.run(name, work));
  }

  /** The message is shown beside the button. */
  run(name, work) {
    const button = this.button(name);
    return once(button, slot(button.closest("section"), "told"), work, (problem) => this.why(problem));
  }

  why(problem) {
    if (problem.record) {
      this.draw(problem.record, this.known, this.questions);
      this.fillForm();
    }
    return reason(problem);
  }

  draw(record, known, questions) {
    Object.assign(this, { record, known, questions });
    const status = STATUS[record.status] ?? record.status;
    fill(this.view, {
      name: [record.firstName, record.lastName].filter(Boolean).join(" ") || record.email,
      address: record.email,
      status: text(`status-${status}`),
      statusHelp: text(`statusHelp-${status}`),
      lastSignIn: known?.lastSignIn ? date(known.lastSignIn) : text("signInUnknown"),
      lastMail: mail(known?.lastMail),
      lastProblem: inLocalTime(record.problem).replaceAll("; ", "\n"),
      byGroup: record.byGroup,
    });
    slot(this.view, "status").dataset.status = status;
    this.offer("reset", record.enabled && record.active);
    this.offer("activation", record.enabled && !record.active);
    this.offer("code", record.enabled && PAGE.codes === "true");
    this.offer("disable", record.enabled);
    this.offer("enable", !record.enabled);
    this.offer("question", questions.length > 0);
    this.drawSites();
  }

  /** Shows or hides a button with its help. */
  offer(name, wanted) {
    this.button(name).closest("[data-action]").hidden = !wanted;
  }

  fillForm() {
    for (const field of FIELDS) {
      this.form().elements[field].value = this.record[field];
    }
  }

  /** Checkboxes that remain keep the focus. */
  drawSites() {
    const boxes = slot(this.view, "sites");
    const there = [...boxes.querySelectorAll("input")].map((box) => box.value);
    if (JSON.stringify(there) !== JSON.stringify(this.record.sites.map((site) => site.id))) {
      boxes.replaceChildren(...this.record.sites.map((site) => this.box(site)));
    }
    for (const box of boxes.querySelectorAll("input")) {
      box.checked = this.record.ticks.includes(box.value);
    }
    slot(this.view, "noSites").hidden = this.record.sites.length > 0;
  }

  box(site) {
    const part = siteBox(site);
    const box = part.querySelector("input");
    box.addEventListener("change", () => this.tick(box, site));
    return part;
  }

  async tick(box, site) {
    const fields = slot(this.view, "sites").closest("fieldset");
    const wanted = box.checked;
    if (fields.ariaDisabled === "true") {
      box.checked = !wanted;
      return;
    }
    const before = this.record.ticks;
    const others = before.filter((id) => id !== site.id);
    await once(
      fields,
      slot(fields.closest("section"), "told"),
      async () => {
        const said = await this.change({ ticks: wanted ? [...others, site.id] : others }, () =>
          text(wanted ? "siteGiven" : "siteTaken", site.name),
        );
        this.before = before;
        this.button("undo").hidden = false;
        return said;
      },
      (problem) => this.why(problem),
    );
    // In any case the checkboxes show what is stored.
    this.drawSites();
  }

  async undo() {
    const said = await this.change({ ticks: this.before }, () => text("undone"));
    const button = this.button("undo");
    slot(this.view, "sites").querySelector("input")?.focus();
    button.hidden = true;
    return said;
  }

  /** Saves; returns the message to show. */
  async change(what, sentence) {
    this.draw(await save(this.record, what), this.known, this.questions);
    return sentence();
  }

  /** The button that undoes the change has replaced the one that had the focus. */
  async switch(enabled, back) {
    const said = await this.change({ enabled }, () => text(enabled ? "enabled" : "disabled"));
    this.button(back).focus();
    return said;
  }

  async rename() {
    const fields = this.form().elements;
    const before = this.record.email;
    const change = Object.fromEntries(FIELDS.map((name) => [name, clean(fields[name].value)]));
    const said = await this.change(change, () => (change.email === before ? text("renamed") : text("moved", before, change.email)));
    this.fillForm();
    await this.refresh();
    return said;
  }

  async send(action, sentence) {
    await call("PUT", `users/${encodeURIComponent(this.record.id)}/execute-actions-email`, [action]);
    this.watchMail();
    return text(sentence, this.record.email);
  }

  async code() {
    const { json } = await call("POST", "powersource/spoken-code", { user: this.record.id });
    const groups = json.code.split("-");
    slot(this.view, "code").replaceChildren(
      ...groups.map((group) => {
        const part = document.createElement("span");
        part.textContent = group;
        return part;
      }),
    );
    slot(this.view, "code").hidden = false;
    return text("codeMade", date(json.expires));
  }

  async removeQuestion() {
    for (const question of this.questions) {
      await call("DELETE", `users/${encodeURIComponent(this.record.id)}/credentials/${encodeURIComponent(question.id)}`);
    }
    this.draw(this.record, this.known, []);
    return text("questionRemoved");
  }

  /** Shows the state of the last mail, if the user is still on this view. */
  watchMail() {
    for (const millis of MAIL_MILLIS) {
      setTimeout(async () => {
        if (this.view.isConnected) {
          this.known = await entry(this.record.email).catch(() => this.known);
          fill(this.view, { lastMail: mail(this.known?.lastMail) });
        }
      }, millis);
    }
  }

  /** Shows what a new address changed. The change is saved even if this fails. */
  async refresh() {
    await load(this.record.id).then(
      (all) => this.draw(...all),
      () => {},
    );
  }
}
