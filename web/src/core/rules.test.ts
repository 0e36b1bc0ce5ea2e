// Rules of the house that no compiler knows.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const SOURCE = new URL("..", import.meta.url).pathname;

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(ts|tsx|css)$/.test(name) && !name.startsWith("core/wasm/") && !name.endsWith("rules.test.ts"))
  .map((name) => ({ name, text: readFileSync(join(SOURCE, name), "utf8") }));

const offenders = (pattern: RegExp, where = /./) => files.filter(({ name, text }) => where.test(name) && pattern.test(text)).map(({ name }) => name);

it("no text is ever made into HTML or code", () => {
  expect(offenders(/dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcDoc/)).toEqual([]);
});

it("the page asks nobody but its node", () => {
  expect(offenders(/https?:\/\/(?!www\.w3\.org)[a-z]/)).toEqual([]);
});

it("money is never a float", () => {
  expect(offenders(/parseFloat|Number\((?:[\w.]*\.)?(?:amount|units|total|left|supply)\b/)).toEqual([]);
});

it("colours come from the tokens", () => {
  const drawn = /tokens\.css|Packet\.module\.css|Qr\.module\.css/;
  expect(files.filter(({ name, text }) => name.endsWith(".css") && !drawn.test(name) && /#[0-9a-f]{3,8}\b/i.test(text.replace("#000", ""))).map(({ name }) => name)).toEqual([]);
});

it("every file says what it is", () => {
  const silent = files.filter(({ name, text }) => /\.tsx?$/.test(name) && !/(i18n\/(en|zh)|\.test\.tsx?$|main\.tsx)/.test(name) && !text.startsWith("//") && !text.startsWith("/*"));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

it("files stay short", () => {
  expect(files.filter(({ name, text }) => !name.endsWith("schema.ts") && text.split("\n").length > 330).map(({ name }) => name)).toEqual([]);
});
