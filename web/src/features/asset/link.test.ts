import { expect, it } from "vitest";
import { assetLinkPath, readAssetText } from "./link";

const PAGE = ["http:", "", "node.example", "#"].join("/").slice(0, -1);
const GENESIS = "0123456789abcdef";

it("a number, a link and a payment link name an asset", () => {
  const asset = { kind: "asset", id: 12 };
  for (const text of ["12", " #12 ", `${PAGE}#${assetLinkPath(12, GENESIS)}`, assetLinkPath(12, GENESIS), `${PAGE}#/asset/12`, "tally:tally1abc?asset=12&amount=3", `${PAGE}#tally:tally1abc?amount=3&asset=12`])
    expect(readAssetText(text, GENESIS), text).toEqual(asset);
});

it("a link of another network names nothing here", () => {
  expect(readAssetText(assetLinkPath(12, "fedcba9876543210"), GENESIS)).toEqual({ kind: "other" });
});

it("everything else is searched for", () => {
  for (const text of ["chakra", "", "12 monkeys", "tally:tally1abc?amount=12", "/asset/x"]) expect(readAssetText(text, GENESIS)).toEqual({ kind: "query", query: text });
});
