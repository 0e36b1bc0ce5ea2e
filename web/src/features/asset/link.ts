// An asset's address on this page: what is sent to somebody who is to add it. An asset is a number of its network only,
// so the link says which network it means.

/** Enough of the genesis to tell networks apart. */
const TAG = 8;

export const assetLinkPath = (id: number, genesis: string): string => `/assets/add/${id}.${genesis.slice(0, TAG)}`;

export type AssetText =
  /** Something to search for. */
  | { kind: "query"; query: string }
  | { kind: "asset"; id: number }
  /** It is an asset of another network. */
  | { kind: "other" };

const OURS = /(?:#|^)\/assets?\/(?:add\/)?(\d{1,15})(?:\.([0-9a-f]+))?$/;
const PAYMENT = /^(?:.*#)?\/?tally:\S*[?&]asset=(\d{1,15})(?:&|$)/i;

/** Reads what was typed, pasted or scanned: a number, a link to an asset, a payment link that names one, or words. */
export function readAssetText(text: string, genesis: string): AssetText {
  const plain = text.trim();
  const number = /^#?(\d{1,15})$/.exec(plain)?.[1] ?? PAYMENT.exec(plain)?.[1];
  if (number) return { kind: "asset", id: Number(number) };
  const [, id, tag] = OURS.exec(plain) ?? [];
  if (!id) return { kind: "query", query: plain };
  return tag !== undefined && tag !== genesis.slice(0, TAG) ? { kind: "other" } : { kind: "asset", id: Number(id) };
}
