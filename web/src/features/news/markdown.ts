// The part of CommonMark that a post's body may use, read into a tree: paragraphs, headings, emphasis, lists, quotes,
// code, rules and links. Whatever else is written, HTML and images among it, stays the characters it is written with.

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong" | "emphasis"; inside: Inline[] }
  | { kind: "link"; href: string; inside: Inline[] };

export type Block =
  | { kind: "paragraph"; inside: Inline[] }
  | { kind: "heading"; level: number; inside: Inline[] }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "list"; ordered: boolean; start: number; items: Block[][] }
  | { kind: "code"; text: string }
  | { kind: "rule" };

/** Quotes and lists in one another, and emphasis in emphasis, at most so deep; deeper is text. */
const DEEPEST = 8;

/** A link as the ledger has it: http or https, a host without a user's name, and only the characters of RFC 3986. */
export function safeLink(text: string): string | null {
  if (text.length > 512 || !/^https?:\/\/[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/.test(text)) return null;
  const host = text.replace(/^https?:\/\//, "").split(/[/?#]/)[0] ?? "";
  return host === "" || host.includes("@") ? null : text;
}

const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})[^`]*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])([ \t]+|$)/;

export function readMarkdown(text: string): Block[] {
  return blocks(text.replace(/\r\n?/g, "\n").split("\n"), 0);
}

function blocks(lines: string[], depth: number): Block[] {
  const found: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    if (line.trim() === "") {
      at += 1;
      continue;
    }
    const step = fence(lines, at) ?? rule(line, at) ?? heading(line, at) ?? (depth < DEEPEST ? (quote(lines, at, depth) ?? list(lines, at, depth)) : null) ?? paragraph(lines, at);
    found.push(step.block);
    at = step.next;
  }
  return found;
}

type Step = { block: Block; next: number } | null;

function fence(lines: string[], at: number): Step {
  const mark = FENCE.exec(lines[at] ?? "")?.[1];
  if (!mark) return null;
  let end = at + 1;
  while (end < lines.length && !new RegExp(`^ {0,3}${mark[0]}{${mark.length},}[ \\t]*$`).test(lines[end] ?? "")) end += 1;
  return { block: { kind: "code", text: lines.slice(at + 1, end).join("\n") }, next: end + 1 };
}

/** A heading's words without the #s that may close it. */
function withoutEnd(text: string): string {
  const words = text.trim();
  let end = words.length;
  while (words[end - 1] === "#") end -= 1;
  return end === 0 || /\s/.test(words[end - 1] ?? "") ? words.slice(0, end).trimEnd() : words;
}

const rule = (line: string, at: number): Step => (RULE.test(line) ? { block: { kind: "rule" }, next: at + 1 } : null);

function heading(line: string, at: number): Step {
  const match = HEADING.exec(line);
  return match ? { block: { kind: "heading", level: match[1]?.length ?? 1, inside: inline(withoutEnd(match[2] ?? ""), 0) }, next: at + 1 } : null;
}

function quote(lines: string[], at: number, depth: number): Step {
  let end = at;
  while (QUOTE.test(lines[end] ?? "")) end += 1;
  if (end === at) return null;
  return { block: { kind: "quote", blocks: blocks(lines.slice(at, end).map((line) => line.replace(QUOTE, "")), depth + 1) }, next: end };
}

function list(lines: string[], at: number, depth: number): Step {
  const first = ITEM.exec(lines[at] ?? "");
  if (!first) return null;
  const ordered = /\d/.test(first[2] ?? "");
  const kind = (first[2] ?? "").slice(-1);
  const items: string[][] = [];
  let width = (first[1] ?? "").length + 1;
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    const item = ITEM.exec(line);
    const blank = line.trim() === "";
    // An item that stands under the words of the one above is in a list of its own inside that.
    if (item && (item[1] ?? "").length < width && (item[2] ?? "").slice(-1) === kind && !RULE.test(line)) {
      width = item[0].length;
      items.push([line.slice(width)]);
    } else if (blank || /^\s/.test(line)) {
      // What is indented belongs to the item above.
      items.at(-1)?.push(line.slice(Math.min(width, line.length - line.trimStart().length)));
    } else if ((lines[end - 1] ?? "").trim() === "" || startsBlock(line)) break;
    else items.at(-1)?.push(line);
  }
  return { block: { kind: "list", ordered, start: ordered ? Number.parseInt(first[2] ?? "1", 10) : 1, items: items.map((item) => blocks(item, depth + 1)) }, next: end };
}

const startsBlock = (line: string) => RULE.test(line) || HEADING.test(line) || FENCE.test(line) || QUOTE.test(line) || ITEM.test(line);

function paragraph(lines: string[], at: number): { block: Block; next: number } {
  let end = at + 1;
  while (end < lines.length && (lines[end] ?? "").trim() !== "" && !startsBlock(lines[end] ?? "")) end += 1;
  const text = lines.slice(at, end).map((line) => line.trim()).join("\n");
  return { block: { kind: "paragraph", inside: inline(text, 0) }, next: end };
}

const ESCAPED = /^\\([!-/:-@[-`{-~])/;
const CODE = /^(`+)([^`](?:.*?[^`])?)\1(?!`)/s;
const LINK = /^\[((?:\\.|[^[\]\\]){1,400})\]\(([^\s()]{1,512})\)/;
const STRONG = /^(?:\*\*|__)(?=\S)/;
const EMPHASIS = /^[*_](?=[^\s*_])/;
const PLAIN = /^(?:[^\\`[*_]+|.)/s;

/** Where what begins with a mark ends, or -1. It only goes forward, so that no text takes long to read. */
function closing(rest: string, mark: string): number {
  const [letter = ""] = mark;
  for (let at = mark.length + 1; at < rest.length; at += 1) {
    if (rest[at] !== letter) continue;
    let end = at;
    while (rest[end] === letter) end += 1;
    const before = rest[at - 1] ?? "";
    if (mark.length === 2 && end - at >= 2) return end - 2;
    if (mark.length === 1 && end - at === 1 && !/[\s\\]/.test(before) && !/[*_]/.test(rest[end] ?? "")) return at;
    at = end - 1;
  }
  return -1;
}

function inline(text: string, depth: number): Inline[] {
  const found: Inline[] = [];
  // A mark that nothing closes is not closed for those after it either.
  const open = new Set<string>();
  const say = (more: string) => {
    const last = found.at(-1);
    if (last?.kind === "text") last.text += more;
    else found.push({ kind: "text", text: more });
  };
  let rest = text;
  let before = "";
  while (rest) {
    const { taken, node, plain } = next(rest, before, depth, open);
    if (node) found.push(node);
    else say(plain);
    before = rest.charAt(taken - 1);
    rest = rest.slice(taken);
  }
  return found;
}

function next(rest: string, before: string, depth: number, open: Set<string>): { taken: number; node?: Inline; plain: string } {
  const escaped = ESCAPED.exec(rest);
  if (escaped) return { taken: escaped[0].length, plain: escaped[1] ?? "" };
  const code = CODE.exec(rest);
  if (code) return { taken: code[0].length, node: { kind: "code", text: (code[2] ?? "").replace(/\n/g, " ").trim() }, plain: "" };
  const link = before === "!" ? null : LINK.exec(rest);
  const href = link && safeLink(link[2] ?? "");
  if (link && href && depth < DEEPEST) return { taken: link[0].length, node: { kind: "link", href, inside: inline(link[1] ?? "", depth + 1) }, plain: "" };
  // snake_case is no emphasis.
  const may = depth < DEEPEST && !(rest.startsWith("_") && /[\p{L}\p{N}]/u.test(before));
  for (const [kind, form] of [["strong", STRONG], ["emphasis", EMPHASIS]] as const) {
    const mark = may ? form.exec(rest)?.[0] : undefined;
    if (!mark || open.has(mark)) continue;
    const end = closing(rest, mark);
    if (end > 0) return { taken: end + mark.length, node: { kind, inside: inline(rest.slice(mark.length, end), depth + 1) }, plain: "" };
    open.add(mark);
  }
  const plain = PLAIN.exec(rest)?.[0] ?? rest;
  return { taken: plain.length, plain };
}
