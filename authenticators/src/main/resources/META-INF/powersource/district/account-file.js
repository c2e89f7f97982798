// Files with many accounts: bytes to text, text to lines, lines to verdicts. Sends no requests; `papa` is Papa Parse.

import { Told } from "./session.js";
import { clean } from "./record.js";

const MOST_BYTES = 1_000_000;
const MOST_LINES = 1_000;
const SEPARATORS = [",", ";", "\t", "|"];
/** Starts of ZIP and OLE files. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
/** A first check; the server decides about addresses. */
const ADDRESS = /^[^\s\p{C}@]{1,64}@[^\s\p{C}@]{1,190}$/u;
/** Characters that are in no name: the encoding is wrong, or the file isn't text. */
const UNREADABLE = /[\p{Cc}\uFFFD]/u;
/** Texts that a spreadsheet reads as a formula; an apostrophe in front prevents it. */
const FORMULA = /^(?:[\s\p{Cf}]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|[\t\r\n])/u;

/** Headings of columns in the languages of the page; `folded` compares them. */
const HEADINGS = {
  firstName: ["First name", "Given name", "Forename", "Nombre", "Nombre de pila", "Nombres", "Prénom", "الاسم الأول", "الاسم"],
  lastName: ["Last name", "Surname", "Family name", "Apellido", "Apellidos", "Nom", "Nom de famille", "اسم العائلة", "اللقب"],
  email: [
    "E-mail address",
    "E-mail",
    "Mail",
    "Dirección de correo electrónico",
    "Correo electrónico",
    "Correo",
    "Adresse e-mail",
    "Courriel",
    "عنوان البريد الإلكتروني",
    "البريد الإلكتروني",
    "البريد",
  ],
  sites: ["Sites", "Site", "Site access", "Sitios", "Sitio", "المواقع", "الموقع"],
  language: ["Language", "Locale", "Idioma", "Langue", "اللغة"],
};

export const COLUMNS = Object.keys(HEADINGS);

/** Letters and digits, without accents, letter case and what is in brackets. */
function folded(heading) {
  return heading
    .replace(/[[(].*?[\])]/gu, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function encoding(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return "utf-16le";
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return "utf-16be";
  }
  // UTF-16 without a mark: addresses have a zero byte for each letter.
  if (bytes.filter((one) => one === 0).length * 10 > bytes.length) {
    return bytes.indexOf(0) % 2 ? "utf-16le" : "utf-16be";
  }
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Text of a file, whatever its encoding. */
export function decode(bytes) {
  if (bytes.length > MOST_BYTES) {
    throw new Told("fileTooLarge");
  }
  if (WORKBOOKS.some((start) => start.every((one, i) => bytes[i] === one))) {
    throw new Told("fileWorkbook");
  }
  return new TextDecoder(encoding(bytes)).decode(bytes);
}

/**
 * Lines of a text with their columns. `headed`: the first line has headings. `number` of a line: as a spreadsheet counts, where a cell may
 * have line breaks.
 */
export function table(content, papa) {
  const plain = content.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  // Excel's own line, which names the separator.
  const said = /^"?sep=(.)"?.*\n/i.exec(plain)?.[1];
  const options = { newline: "\n", delimitersToGuess: SEPARATORS };
  const separator = said ?? papa.parse(plain, { ...options, skipEmptyLines: "greedy", preview: 10 }).meta.delimiter;
  const { data, errors } = papa.parse(plain, { ...options, delimiter: separator });
  const broken = new Set(errors.filter((one) => one.type === "Quotes").map((one) => one.row));
  const all = data
    .map((cells, i) => ({ number: i + 1, cells, broken: broken.has(i) }))
    .slice(said ? 1 : 0)
    .filter((line) => line.cells.some((cell) => cell.trim()));
  const headed = all.length > 0 && !all[0].cells.some((cell) => cell.includes("@"));
  const lines = headed ? all.slice(1) : all;
  if (!lines.length) {
    throw new Told("noLines");
  }
  if (lines.length > MOST_LINES) {
    throw new Told("tooManyLines");
  }
  return { separator, headed, first: all[0].cells, lines };
}

/** Column index of each field, by its heading; addresses are also found by the first one; -1 for none. */
export function columnsOf({ headed, first, lines }) {
  const headings = headed ? first.map(folded) : [];
  const columns = COLUMNS.map((field) => {
    const names = HEADINGS[field].map(folded);
    return [field, headings.findIndex((heading) => names.includes(heading))];
  });
  const known = Object.fromEntries(columns);
  return known.email < 0 ? { ...known, email: lines[0].cells.findIndex((cell) => cell.includes("@")) } : known;
}

/** Without the apostrophe of our own results. */
function plainCell(cell = "") {
  const own = cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
  return clean(own.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, "").replace(/\s+/g, " "));
}

/** The item with that id, or the only one with that name; undefined if there is none or the name isn't unique. */
function named(things, word) {
  const same = (one) => one.toLowerCase() === word.toLowerCase();
  const byName = things.filter((one) => same(one.name));
  return things.find((one) => same(one.id)) ?? (byName.length === 1 ? byName[0] : undefined);
}

/** Ids of the sites in a cell, split at separators unless the whole cell is one name; and the first word that is no site. */
function sitesOf(cell, sites) {
  const all = plainCell(cell);
  const words = named(sites, all) ? [all] : cell.split(/[,;|\n]/).map(plainCell).filter(Boolean);
  return { ids: words.map((word) => named(sites, word)?.id), unknown: words.find((word) => !named(sites, word)) };
}

/** Whether a value may contain a whole line, because its closing quote is missing. */
function swallowed(line) {
  return line.cells.some((cell) => cell.includes("\n") && cell.includes("@"));
}

/** The problem of a line: verdict and detail; undefined if it can be used. */
function fault(line, width, person, word, asked) {
  const values = [person.firstName, person.lastName, person.email];
  return [
    [line.broken || swallowed(line) || person.firstName.includes("@") || person.lastName.includes("@"), "quotes"],
    [line.cells.slice(width).some((cell) => cell.trim()), "columns"],
    [values.some((value) => UNREADABLE.test(value)), "unreadable"],
    [values.some((value) => !value), "missing"],
    [!ADDRESS.test(person.email), "address"],
    [person.language === undefined, "language", word],
    [asked.unknown !== undefined, "site", asked.unknown],
  ].find(([wrong]) => wrong);
}

/** A line with its person. `usual`: sites and language of lines without any, and the sites and languages that exist. */
function understood(line, columns, width, usual) {
  const cell = (field) => line.cells[columns[field]] ?? "";
  const word = plainCell(cell("language"));
  const asked = sitesOf(cell("sites"), usual.sites);
  const person = {
    firstName: plainCell(cell("firstName")),
    lastName: plainCell(cell("lastName")),
    email: plainCell(cell("email")),
    language: word ? named(usual.languages, word)?.id : usual.language,
    ticks: asked.ids.length ? [...new Set(asked.ids)] : usual.ticks,
  };
  const [, verdict = "new", detail = ""] = fault(line, width, person, word, asked) ?? [];
  return { ...line, person, verdict, detail };
}

/** The address of a line, to compare. */
export function addressKey(line) {
  return line.person.email.toLowerCase();
}

/** Each line with its verdict, as far as the file alone decides it. Of lines with the same address only the first can be used. */
export function judged({ lines, first }, columns, usual) {
  const seen = new Map();
  return lines.map((line) => {
    const one = understood(line, columns, first.length, usual);
    const before = seen.get(addressKey(one));
    if (before) {
      return { ...one, verdict: "twice", detail: `${before}` };
    }
    if (one.person.email) {
      seen.set(addressKey(one), line.number);
    }
    return one;
  });
}

/**
 * The file with a column for the result of each line, safe to open in a spreadsheet. Values without a heading come after that column, so
 * they have no heading either when the result is read again.
 */
export function result({ separator, headed, first }, lines, heading, sentence, papa) {
  const row = (cells, said) => [...first.map((_, i) => cells[i] ?? ""), said, ...cells.slice(first.length)];
  const rows = lines.map((line) => row(line.cells, sentence(line)));
  const all = papa.unparse(headed ? [row(first, heading), ...rows] : rows, {
    delimiter: separator,
    newline: "\r\n",
    quotes: true,
    escapeFormulae: FORMULA,
  });
  return `\uFEFF${all}\r\n`;
}
