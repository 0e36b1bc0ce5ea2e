// Writes src/core/api/schema.ts from the OpenAPI document of a node: `npm run schema [-- http://127.0.0.1:7777]`.
// Our own hundred lines rather than a generator with dozens of dependencies: the document is written by one program,
// so only what that program writes has to be read.

import { writeFileSync } from "node:fs";

const node = process.argv[2] ?? process.env.TALLY_NODE ?? "http://127.0.0.1:7777";
const document = await (await fetch(`${node}/openapi.json`)).json();
const schemas = document.components.schemas;

const NAMED = /^#\/components\/schemas\/(.+)$/;

function typeOf(schema, indent) {
  if (!schema || Object.keys(schema).length === 0) return "unknown";
  if (schema.$ref) return NAMED.exec(schema.$ref)[1];
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives) return alternatives.map((one) => wrap(typeOf(one, indent))).join(" | ");
  if (schema.allOf) return schema.allOf.map((one) => wrap(typeOf(one, indent))).join(" & ");
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(" | ");
  }
  switch (schema.type) {
    case "string":
      return "string";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "array":
      return `${wrap(typeOf(schema.items, indent))}[]`;
    case "object":
      return objectOf(schema, indent);
    default:
      return schema.properties ? objectOf(schema, indent) : "unknown";
  }
}

function objectOf(schema, indent) {
  const entries = Object.entries(schema.properties ?? {});
  const map = mapOf(schema.additionalProperties, indent);
  if (entries.length === 0) return map ?? "Record<string, never>";
  const required = new Set(schema.required ?? []);
  const pad = "  ".repeat(indent + 1);
  const lines = entries.map(([name, property]) => {
    const note = property.description ? `${pad}/** ${property.description.replaceAll("\n", " ")} */\n` : "";
    return `${note}${pad}${name}${required.has(name) ? "" : "?"}: ${typeOf(property, indent + 1)};`;
  });
  const object = `{\n${lines.join("\n")}\n${"  ".repeat(indent)}}`;
  return map ? `${object} & ${map}` : object;
}

/** The type of members whose names the schema does not list; `null` when it says nothing of them or forbids them. */
function mapOf(more, indent) {
  return more ? `Record<string, ${more === true ? "unknown" : typeOf(more, indent)}>` : null;
}

function wrap(text) {
  return / [|&] /.test(text) && !text.startsWith("{") ? `(${text})` : text;
}

const head = "// Written by `npm run schema` from the node's OpenAPI document. Do not edit: change the node, and run it again.\n";
const types = Object.entries(schemas).map(([name, schema]) => {
  const note = schema.description ? `/** ${schema.description.replaceAll("\n", " ")} */\n` : "";
  return `${note}export type ${name} = ${typeOf(schema, 0)};\n`;
});
const page = Object.keys(schemas).filter((name) => name.startsWith("Page_"));
writeFileSync(new URL("../src/core/api/schema.ts", import.meta.url), [head, ...types].join("\n"));
console.log(`${types.length} types, of which ${page.length} pages`);
