// Every address of the node that the page reads, with the type of its answer.

import type { Path } from "./client";
import type * as it from "./schema";

export type Page<T> = { items: T[]; next?: string | null; assets: it.AssetBrief[] };

type Query = Record<string, string | number | boolean | null | undefined>;

export function withQuery<T>(path: Path<T>, query: Query): Path<T> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const text = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  return text ? `${path}${path.includes("?") ? "&" : "?"}${text}` : path;
}

const e = encodeURIComponent;

export const paths = {
  network: "/v1/network" as Path<it.Network>,
  status: "/v1/status" as Path<it.NodeStatus>,
  search: (q: string): Path<it.SearchAnswer> => `/v1/search?q=${e(q)}`,
  account: (account: string): Path<it.Account> => `/v1/accounts/${e(account)}`,
  balances: (account: string): Path<Page<it.Balance>> => `/v1/accounts/${e(account)}/balances`,
  activity: (account: string, filter: Query = {}): Path<Page<it.ActivityLine>> => withQuery(`/v1/accounts/${e(account)}/activity`, filter),
  accountProof: (account: string) => `/v1/accounts/${e(account)}/proof`,
  held: (account: string): Path<Page<it.Held>> => `/v1/accounts/${e(account)}/held`,
  heldSend: (id: number): Path<it.HeldAnswer> => `/v1/held/${id}`,
  heldProof: (id: number) => `/v1/held/${id}/proof`,
  name: (name: string): Path<it.NamedAccount> => `/v1/names/${e(name)}`,
  assets: (filter: Query = {}): Path<Page<it.Asset>> => withQuery("/v1/assets", filter),
  asset: (id: number): Path<it.Asset> => `/v1/assets/${id}`,
  holders: (id: number): Path<Page<it.Holder>> => `/v1/assets/${id}/holders`,
  assetProof: (id: number) => `/v1/assets/${id}/proof`,
  blocks: "/v1/blocks" as Path<Page<it.BlockBrief>>,
  block: (block: string): Path<it.Block> => `/v1/blocks/${e(block)}`,
  certificate: (height: number) => `/v1/blocks/${height}/certificate`,
  transactions: "/v1/transactions" as Path<Page<it.TransactionBrief>>,
  transaction: (id: string): Path<it.TransactionAnswer> => `/v1/transactions/${e(id)}`,
  transactionProof: (id: string) => `/v1/transactions/${e(id)}/proof`,
  submit: "/v1/transactions?wait=final" as Path<it.SubmitAnswer>,
  simulate: "/v1/simulate" as Path<it.SimulateAnswer>,
  faucet: "/v1/faucet" as Path<it.FaucetAnswer>,
  packet: (id: number): Path<it.PacketAnswer> => `/v1/packets/${id}`,
  packetProof: (id: number) => `/v1/packets/${id}/proof`,
  packetClaims: (id: number): Path<Page<it.PacketClaim>> => `/v1/packets/${id}/claims`,
  packetsOf: (account: string): Path<Page<it.Packet>> => `/v1/accounts/${e(account)}/packets`,
  mandate: (id: number): Path<it.MandateAnswer> => `/v1/mandates/${id}`,
  mandateProof: (id: number) => `/v1/mandates/${id}/proof`,
  mandatePulls: (id: number): Path<Page<it.MandatePull>> => `/v1/mandates/${id}/pulls`,
  mandatesOf: (account: string): Path<Page<it.Mandate>> => `/v1/accounts/${e(account)}/mandates`,
  loan: (id: number): Path<it.LoanAnswer> => `/v1/loans/${id}`,
  loanHistory: (id: number): Path<Page<it.LoanEvent>> => `/v1/loans/${id}/history`,
  loanSchedule: (id: number): Path<it.LoanSchedule> => `/v1/loans/${id}/schedule`,
  loanProof: (id: number) => `/v1/loans/${id}/proof`,
  loansOf: (account: string, filter: Query = {}): Path<Page<it.Loan>> => withQuery(`/v1/accounts/${e(account)}/loans`, filter),
  credit: (account: string): Path<it.CreditRecord> => `/v1/accounts/${e(account)}/credit`,
  creditProof: (account: string) => `/v1/accounts/${e(account)}/credit/proof`,
  deal: (id: number): Path<it.DealAnswer> => `/v1/deals/${id}`,
  dealTimeline: (id: number): Path<Page<it.TimelineStep>> => `/v1/deals/${id}/timeline`,
  dealProof: (id: number) => `/v1/deals/${id}/proof`,
  dealsOf: (account: string, filter: Query = {}): Path<Page<it.Deal>> => withQuery(`/v1/accounts/${e(account)}/deals`, filter),
  markets: "/v1/markets?limit=100" as Path<Page<it.Market>>,
  market: (id: number): Path<it.MarketAnswer> => `/v1/markets/${id}`,
  candles: (id: number, interval: string): Path<Page<it.Candle>> => `/v1/markets/${id}/candles?interval=${interval}&limit=500`,
  depth: (id: number): Path<it.Depth> => `/v1/markets/${id}/depth?levels=50`,
  trades: (id: number): Path<Page<it.Trade>> => `/v1/markets/${id}/trades`,
  marketProof: (id: number) => `/v1/markets/${id}/proof`,
  route: (ask: { give: number; take: number; amount: string; account?: string | undefined }): Path<it.RouteAnswer> => withQuery("/v1/markets/route", ask),
  ordersOf: (account: string, market?: number): Path<Page<it.Order>> => withQuery(`/v1/accounts/${e(account)}/orders`, { market }),
  fillsOf: (account: string): Path<Page<it.AccountFill>> => `/v1/accounts/${e(account)}/fills`,
  parameters: "/v1/council/parameters" as Path<{ parameters: Record<string, string> }>,
  feeds: "/v1/feeds?limit=100" as Path<Page<it.Feed>>,
  feed: (id: number): Path<it.Feed> => `/v1/feeds/${id}`,
  feedProof: (id: number) => `/v1/feeds/${id}/proof`,
  feedHistory: (id: number): Path<Page<it.FeedReport>> => `/v1/feeds/${id}/history`,
  stablecoins: "/v1/stablecoins?limit=100" as Path<Page<it.Stablecoin>>,
  stablecoin: (id: number): Path<it.Stablecoin> => `/v1/stablecoins/${id}`,
  attestations: (id: number): Path<Page<it.AttestationLine>> => `/v1/stablecoins/${id}/attestations`,
  reserves: (id: number): Path<it.ReservesProof> => `/v1/stablecoins/${id}/reserves`,
  reserveHistory: (id: number): Path<Page<it.ReservePoint>> => `/v1/stablecoins/${id}/history`,
  redemptionsOfCoin: (id: number): Path<Page<it.Redemption>> => `/v1/stablecoins/${id}/redemptions`,
  redemptionsOf: (account: string, role: "requester" | "dealer"): Path<Page<it.Redemption>> => withQuery(`/v1/accounts/${e(account)}/redemptions`, { role }),
  redemption: (id: number): Path<it.RedemptionAnswer> => `/v1/redemptions/${id}`,
  redemptionProof: (id: number) => `/v1/redemptions/${id}/proof`,
  baskets: "/v1/baskets?limit=100" as Path<Page<it.Basket>>,
  basket: (id: number): Path<it.BasketAnswer> => `/v1/baskets/${id}`,
  basketProof: (id: number) => `/v1/baskets/${id}/proof`,
};
