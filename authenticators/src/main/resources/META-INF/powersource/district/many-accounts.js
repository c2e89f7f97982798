// Many accounts from a file or from the clipboard: each line with its verdict first, then one account after the other.

import { PAGE, copy, fill, number, once, slot, tell, text } from "./page.js";
import { isLeaving, NoAnswer, reason, Refused, Told } from "./session.js";
import { existing } from "./record.js";
import { option, Rights } from "./rights.js";
import { add } from "./new-account.js";
import { addressKey, columnsOf, decode, judged, result, table, COLUMNS } from "./account-file.js";

/** Verdicts of lines that the button creates. It tries lines with an unknown outcome again: no account is created twice. */
const OPEN = ["new", "unknown"];
const GOOD = ["new", "made"];
const NEEDED = ["firstName", "lastName", "email"];

let opened = null;

/** Kept when the user leaves the view, so nothing of a run is lost. */
export async function manyAccounts() {
  opened ??= await open();
  return opened;
}

async function open() {
  const view = copy("many-accounts");
  return new ManyAccounts(view, await Rights.of(view)).view;
}

/** Result of a line: verdict and detail. Throws problems that stop the following lines, too. */
async function make(person, groups) {
  try {
    await add(person, groups);
    return { verdict: "made", detail: "" };
  } catch (problem) {
    if (problem instanceof Told && problem.key === "addressHere") {
      return { verdict: "exists", detail: "" };
    }
    if (problem instanceof Told && problem.key === "addressElsewhere") {
      return { verdict: "elsewhere", detail: "" };
    }
    if (problem instanceof Refused && [400, 403].includes(problem.status)) {
      return { verdict: "refused", detail: reason(problem) };
    }
    throw problem;
  }
}

function sentence({ verdict, detail }) {
  return text(`verdict-${verdict}`, detail);
}

class ManyAccounts {
  constructor(view, rights) {
    Object.assign(this, { view, rights, file: null, lines: [], items: new Map(), running: false });
    this.form = this.view.querySelector("form");
    this.preview = slot(this.view, "preview");
    this.fields = this.form.elements;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    this.form.addEventListener("input", () => {
      this.preview.hidden = true;
    });
    this.fields.file.addEventListener("change", () => this.choose());
    slot(this.view, "columns").addEventListener("change", () => this.check(this.chosen()));
    this.view.querySelector("[name=onlyFaults]").addEventListener("change", () => this.filter());
    this.button("go").addEventListener("click", () => this.go());
    this.button("download").addEventListener("click", () => this.download());
    addEventListener("beforeunload", (event) => {
      if (this.running && !isLeaving()) {
        event.preventDefault();
      }
    });
  }

  button(name) {
    return this.view.querySelector(`[data-do="${name}"]`);
  }

  /** The file's text is in the field, so a sign-in meanwhile doesn't lose it. */
  async choose() {
    const [file] = this.fields.file.files;
    if (!file) {
      return;
    }
    try {
      this.fields.lines.value = decode(new Uint8Array(await file.arrayBuffer()));
    } catch (problem) {
      tell(slot(this.view, "told"), problem instanceof Told ? reason(problem) : text("fileUnreadable"), "bad");
      return;
    } finally {
      // Otherwise choosing the corrected file again would be no change.
      this.fields.file.value = "";
    }
    this.check();
  }

  /** Column of each field, as the user chose. */
  chosen() {
    return Object.fromEntries(COLUMNS.map((field) => [field, Number(this.select(field).value)]));
  }

  select(field) {
    return slot(this.view, "columns").querySelector(`select[name="${field}"]`);
  }

  /** `columns`: undefined to find them by their headings. */
  check(columns) {
    if (this.running) {
      return;
    }
    this.preview.hidden = !columns;
    once(
      this.button("check"),
      slot(this.view, "told"),
      () => this.look(columns),
      (problem) => {
        this.preview.hidden = true;
        return reason(problem);
      },
    );
  }

  async look(columns) {
    const papa = await this.parser();
    this.file = table(this.fields.lines.value, papa);
    const known = columns ?? columnsOf(this.file);
    this.drawColumns(known);
    const lines = judged(this.file, known, this.usual());
    const fine = lines.filter((line) => line.verdict === "new");
    const there = fine.length ? await existing(fine.map((line) => line.person.email)) : new Set();
    const made = this.fields.made.value.split("\n");
    this.lines = lines.map((line) =>
      line.verdict === "new" && there.has(addressKey(line)) ? { ...line, verdict: made.includes(addressKey(line)) ? "made" : "exists" } : line,
    );
    this.draw();
    this.preview.hidden = false;
    if (!columns) {
      slot(this.view, "previewTitle").focus();
    }
    return text("checked", number(this.count(["new"])), number(this.lines.length - this.count(["new"])));
  }

  async parser() {
    try {
      this.papa ??= (await import(PAGE.parser)).default;
    } catch {
      throw new NoAnswer(false);
    }
    return this.papa;
  }

  usual() {
    return {
      sites: this.rights.sites,
      ticks: this.rights.ticks(),
      languages: [...this.fields.language.options].map((one) => ({ id: one.value, name: one.label })),
      language: this.fields.language.value,
    };
  }

  count(verdicts) {
    return this.lines.filter((line) => verdicts.includes(line.verdict)).length;
  }

  drawColumns(columns) {
    const names = this.file.first.map((cell, i) => (this.file.headed && cell.trim() ? cell : text("column", number(i + 1))));
    for (const field of COLUMNS) {
      this.select(field).replaceChildren(option("-1", text("noColumn")), ...names.map((name, i) => option(`${i}`, name)));
      this.select(field).value = `${columns[field]}`;
    }
    if (NEEDED.some((field) => columns[field] < 0)) {
      slot(this.view, "columns").closest("details").open = true;
    }
  }

  draw() {
    this.items = new Map(this.lines.map((line) => [line.number, copy("line")]));
    slot(this.view, "lines").replaceChildren(...this.items.values());
    for (const line of this.lines) {
      this.drawLine(line);
    }
    this.filter();
    tell(slot(this.view, "goTold"), "");
    slot(this.view, "progress").hidden = true;
    this.button("go").hidden = !this.count(OPEN);
  }

  drawLine(line) {
    const { firstName, lastName, email, ticks } = line.person;
    const item = this.items.get(line.number);
    fill(item, {
      lineNumber: number(line.number),
      lineName: [lastName, firstName].filter(Boolean).join(", "),
      lineAddress: email,
      lineSites: this.rights.sites
        .filter((site) => ticks.includes(site.id))
        .map((site) => site.name)
        .join(", "),
      verdict: sentence(line),
    });
    slot(item, "verdict").dataset.status = GOOD.includes(line.verdict) ? "active" : line.verdict;
  }

  filter() {
    const wanted = this.view.querySelector("[name=onlyFaults]").checked;
    for (const line of this.lines) {
      this.items.get(line.number).hidden = wanted && GOOD.includes(line.verdict);
    }
  }

  go() {
    if (this.button("check").ariaDisabled === "true") {
      return;
    }
    once(
      this.button("go"),
      slot(this.view, "goTold"),
      () => this.run(),
      (problem) => `${this.summary()} ${reason(problem)}`,
    );
  }

  summary() {
    return text("madeSeveral", number(this.count(["made"])), number(this.lines.length - this.count(["made"])));
  }

  /** Creates one account after the other. After a problem that stops them, the button continues. Returns the message to show. */
  async run() {
    const waiting = this.lines.filter((line) => OPEN.includes(line.verdict));
    const groups = this.rights.groups();
    const progress = slot(this.view, "progress");
    const form = slot(this.view, "input");
    Object.assign(progress, { hidden: false, max: waiting.length, value: 0 });
    this.running = true;
    form.disabled = true;
    try {
      for (const line of waiting) {
        if (!this.view.isConnected) {
          throw new Told("stopped");
        }
        await this.one(line, groups);
        progress.value += 1;
      }
    } finally {
      this.running = false;
      form.disabled = false;
      this.filter();
    }
    this.button("download").focus();
    this.button("go").hidden = true;
    return this.summary();
  }

  async one(line, groups) {
    try {
      Object.assign(line, await make(line.person, groups));
    } catch (problem) {
      if (problem instanceof Told && problem.key === "unknownOutcomeNew") {
        line.verdict = "unknown";
      }
      throw problem;
    } finally {
      this.drawLine(line);
    }
    if (line.verdict === "made") {
      this.fields.made.value += `${addressKey(line)}\n`;
    }
  }

  download() {
    const content = result(this.file, this.lines, text("resultColumn"), sentence, this.papa);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
    link.download = "accounts.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}
