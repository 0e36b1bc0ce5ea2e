import { expect, it } from "vitest";
import { readMarkdown, safeLink, type Block, type Inline } from "./markdown";

const flat = (inside: Inline[]): string =>
  inside.map((one) => (one.kind === "text" ? one.text : one.kind === "code" ? `‹${one.text}›` : one.kind === "link" ? `[${flat(one.inside)}→${one.href}]` : `${one.kind === "strong" ? "B" : "I"}(${flat(one.inside)})`)).join("");
const show = (block: Block): string =>
  block.kind === "paragraph" ? `p ${flat(block.inside)}` : block.kind === "heading" ? `h${block.level} ${flat(block.inside)}` : block.kind === "quote" ? `> ${block.blocks.map(show).join("|")}` : block.kind === "list" ? `${block.ordered ? `ol${block.start}` : "ul"} ${block.items.map((item) => item.map(show).join("|")).join(" ; ")}` : block.kind === "code" ? `code ${block.text}` : "rule";
const read = (text: string) => readMarkdown(text).map(show);
const host = "https:" + "//a.example/x_(y)".slice(0, 13);

it.each([
  ["# One\n\ntext *it* and **bold** `x*y*`", ["h1 One", "p text I(it) and B(bold) ‹x*y*›"]],
  ["- a\n- b\n  - c\n\n1. x\n2. y", ["ul p a ; p b|ul p c", "ol1 p x ; p y"]],
  ["> said\n> **so**\n\n---\n```\n<b>*x*\n```", ["> p said\nB(so)", "rule", "code <b>*x*"]],
  ["snake_case_name and 2*3*4", ["p snake_case_name and 2I(3)4"]],
  ["\\*not\\* **a *b* c**", ["p *not* B(a I(b) c)"]],
  ["3) three\n4) four", ["ol3 p three ; p four"]],
  ["**open and `open", ["p **open and `open"]],
])("reads %j", (text, shown) => expect(read(text)).toEqual(shown));

it("links only where a link may go", () => {
  expect(read(`[go](${host})`)).toEqual([`p [go→${host}]`]);
  for (const bad of ["javascript:alert(1)", "data:text/html,x", "//a.example", "https:" + "//u@a.example", "https:" + "//"]) {
    expect(safeLink(bad), bad).toBeNull();
    expect(read(`[go](${bad})`).join(), bad).not.toContain("→");
  }
});

it("HTML and images stay characters", () => {
  expect(read("<script>alert(1)</script>")).toEqual(["p <script>alert(1)</script>"]);
  expect(read(`![x](${host})`)).toEqual([`p ![x](${host})`]);
});

it("is quick and ends, whatever is written", () => {
  for (const piece of ["*", "_", "**a", "[", "[a](", "`", ">", "- ", "> - ", "\\", "*a_b", "1. "]) {
    const began = performance.now();
    readMarkdown(piece.repeat(Math.floor(16_000 / piece.length)));
    expect(performance.now() - began, piece).toBeLessThan(2_000);
  }
});

it("no text takes long to read", () => {
  const parts = ["*a ", "*b**a**", "**a ", "*a**", "_", "[", "[a](", "`a", "``", "> ", "- ", "1. ", "\\*", "*_", "a_b *"];
  const hostile = [...parts.map((part) => part.repeat(65_536 / part.length)), `#${" ".repeat(65_000)}x`, `# a${" #".repeat(32_000)}x`];
  const began = performance.now();
  for (const text of hostile) readMarkdown(text);
  // Much less on an idle machine; a minute and more where a search begins anew at each mark.
  expect(performance.now() - began).toBeLessThan(20_000);
}, 60_000);
