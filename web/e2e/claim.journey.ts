// What staking, mining and saving pay, claimed: on a network of its own, whose epochs last a minute.

import { afterAll, beforeAll, expect, it } from "vitest";
import type { ActivityLine, Bond, CampaignAnswer, EpochPart, FlexibleDeposit, MiningAnswer, NodeStatus, ParametersAnswer, Receipt, SavingsPoolAnswer, StakeReward, TransactionAnswer } from "~/core/api/schema";
import { formatAmount } from "~/core/money/format";
import { epochAt, epochStart } from "~/features/council/parameters";
import { clean, close, done, go, person, sign, type Person } from "./browser";
import { explain } from "./explain";
import { startAnew, type Running } from "./network";
import { address, create, faucet, pay } from "./people";

const EPOCH_MS = 60_000;
/** A campaign begins with the epoch after its opening, and pays after the one after that. */
const TURN_MS = 2 * EPOCH_MS;
/** Claiming takes less, however busy the machine is. */
const CALM_MS = 40_000;
const YEAR_MS = 365 * 24 * 3_600_000;
const CAMPAIGN = 1;
const STAKE = 40_000_000n;
const DEPOSIT = 50_000_000n;

let network: Running;
let newcomer: Person;
let me = "";

beforeAll(async () => {
  network = await startAnew("--epoch", `${EPOCH_MS / 60_000}m`);
  newcomer = await person({}, network.page);
});
afterAll(async () => {
  if (newcomer) clean(newcomer);
  await newcomer?.leave();
  await close();
  await network?.stop();
});

const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${network.node}${path}`)).json()) as T;
const list = async <T>(what: string): Promise<T[]> => (await ask<{ items: T[] }>(`/v1/accounts/${me}/${what}`)).items;
const tally = (units: bigint | string) => `${formatAmount(units, 6, "en")} TALLY`;
const review = () => newcomer.page.getByRole("button", { name: "Continue" }).click();
const card = (title: string) => newcomer.page.locator("section").filter({ has: newcomer.page.getByRole("heading", { name: title, exact: true }) });
const coins = async () => BigInt((await list<{ asset: number; amount: string }>("balances")).find((one) => one.asset === 0)?.amount ?? "0");

/** The account's newest line of this kind, once there are so many. */
async function newest(kind: string, count = 1): Promise<ActivityLine> {
  let lines: ActivityLine[] = [];
  await expect.poll(async () => (lines = await list<ActivityLine>(`activity?kind=${kind}`)).length).toBeGreaterThanOrEqual(count);
  return lines[0] as ActivityLine;
}

/** Signs, and holds what the balance gained against what the receipt says: what came, less the fee. */
async function gained(kind: string, verb: RegExp): Promise<{ units: bigint; receipt: Receipt; time_ms: number }> {
  const { page } = newcomer;
  const before = await coins();
  const count = (await list(`activity?kind=${kind}`)).length + 1;
  await sign(page, verb);
  await done(page);
  const line = await newest(kind, count);
  const { receipt } = await ask<TransactionAnswer>(`/v1/transactions/${line.transaction}`);
  expect(receipt?.applied).toBe(true);
  const units = (receipt?.moves ?? []).reduce((sum, move) => sum + BigInt(move.amount), 0n);
  expect(await coins()).toBe(before + units - BigInt(receipt?.fee.amount ?? 0));
  return { units, receipt: receipt as Receipt, time_ms: line.time_ms };
}

/** Waits for an epoch that does not end while one claims: what is due changes with it. */
async function youngEpoch(): Promise<void> {
  const { parameters } = await ask<ParametersAnswer>("/v1/council/parameters");
  const left = async () => {
    const { time_ms } = await ask<NodeStatus>("/v1/status");
    return epochStart(parameters, epochAt(parameters, time_ms) + 1) - time_ms;
  };
  await expect.poll(left, { timeout: TURN_MS, interval: 500 }).toBeGreaterThan(CALM_MS);
}

const part = () => ask<MiningAnswer>(`/v1/accounts/${me}/mining`);

/** The epoch of the like, once it can be claimed. */
async function claimable(): Promise<EpochPart> {
  let found: EpochPart | undefined;
  const look = async () => (found = (await part()).epochs.find((one) => one.stage === "claimable" && one.explanation?.like.points !== "0"));
  await expect.poll(look, { timeout: TURN_MS, interval: 500 }).toBeTruthy();
  return found as EpochPart;
}

it("a newcomer stakes, saves and takes part in a campaign", async () => {
  const { page } = newcomer;
  await create(page);
  await faucet(page);
  me = await address(page);
  await go(page, "/earn/stake");
  await page.getByRole("link", { name: /Nord \(demo\)/ }).click();
  await page.getByLabel("Amount").fill("40");
  await review();
  await sign(page, /^Bond 40 TALLY/);
  await done(page);
  await go(page, "/earn/savings");
  await page.getByRole("link", { name: /Harvest savings/ }).click();
  await page.getByLabel("Amount").fill("50");
  await review();
  await sign(page, /^Deposit 50 TALLY/);
  await done(page);
  await go(page, `/campaign/${CAMPAIGN}`);
  await page.getByRole("button", { name: "Join" }).click();
  await sign(page, new RegExp(`^Join campaign #${CAMPAIGN}`));
  await done(page);
  const stage = async () => (await ask<CampaignAnswer>(`/v1/campaigns/${CAMPAIGN}`)).campaign.stage;
  await expect.poll(stage, { timeout: TURN_MS, interval: 500 }).toBe("running");
  await pay(page, "@bob", "1");
  await sign(page, /^Send 1 TALLY/);
  await done(page);
  await go(page, "/post/0");
  await page.getByRole("button", { name: "Like" }).click();
  await sign(page, /^Like this post/);
  await done(page);
});

it("once the epoch is over, its fees have paid the stake, and the reward is claimed", async () => {
  const { page } = newcomer;
  await claimable();
  await youngEpoch();
  await go(page, "/earn/stake");
  const [bond] = await list<Bond>("bonds");
  const due = BigInt(bond?.rewards ?? 0);
  expect(due).toBeGreaterThan(0n);
  await card("My stake").getByRole("button", { name: `Claim ${tally(due)}`, exact: true }).click();
  const { units } = await gained("claim_rewards", new RegExp(`^Claim ${tally(due)}`));
  expect(units).toBe(due);
  // What it earned is told for ever, and nothing is due twice.
  await card("What was claimed").getByText(`+${formatAmount(due, 6, "en")}`).first().waitFor();
  expect((await list<StakeReward>("rewards")).map((one) => one.amount)).toEqual([String(due)]);
  const [after] = await list<Bond>("bonds");
  expect(after).toMatchObject({ amount: String(STAKE), rewards: "0" });
});

it("mining pays by points, caps and fees as it is explained, and once", async () => {
  const { page } = newcomer;
  const { epoch, explanation } = await claimable();
  const { campaign } = await ask<CampaignAnswer>(`/v1/campaigns/${CAMPAIGN}`);
  if (campaign.kind !== "mining" || !explanation) throw new Error("campaign 1 is one of mining");
  const totals = campaign.tallies.find((one) => one.epoch === epoch);
  if (!totals) throw new Error(`epoch ${epoch} has no tally`);
  // The fees of the epoch, from the account's own lines since it joined; each transaction has one.
  const { parameters } = await ask<ParametersAnswer>("/v1/council/parameters");
  const joined = await newest("join_mining");
  const paid = new Map((await list<ActivityLine>("activity?limit=100"))
    .filter((line) => line.transaction !== joined.transaction && line.time_ms >= joined.time_ms && epochAt(parameters, line.time_ms) === epoch)
    .map((line) => [line.transaction, BigInt(line.fee?.amount ?? 0)]));
  const fees = [...paid.values()].reduce((sum, fee) => sum + fee, 0n);
  expect(explanation).toEqual({ ...explain(campaign, totals, { fees, like: STAKE, read: 0n }), no_reward: explanation.no_reward });
  expect(BigInt(explanation.payout)).toBeGreaterThan(0n);
  expect(BigInt(explanation.payout)).toBeLessThanOrEqual(BigInt(explanation.bound));

  await go(page, "/earn/mining");
  const why = `Paying and liking together return at most ${tally(explanation.bound)}: 20% of the ${tally(fees)} you paid in fees.`;
  const shown = page.locator("section").filter({ hasText: why }).filter({ hasText: "To claim" });
  await shown.waitFor();
  await shown.getByText(`${tally(explanation.emission)} were set aside for this epoch.`).waitFor();
  for (const [title, kind] of [["Paying", explanation.transact], ["Liking", explanation.like], ["Reading", explanation.read]] as const) {
    const cells = shown.getByRole("row").filter({ hasText: title }).getByRole("cell");
    expect(await cells.nth(2).innerText(), title).toBe(formatAmount(kind.share, 6, "en"));
    expect(await cells.nth(3).locator("strong").innerText(), title).toBe(formatAmount(kind.paid, 6, "en"));
  }
  await shown.getByRole("button", { name: "Claim" }).click();
  const { units, receipt } = await gained("claim_mining", new RegExp(`^Claim ${tally(explanation.payout)}`));
  expect(String(units)).toBe(explanation.payout);
  // The function that pays is the one that explains.
  const told = receipt.events.find((event) => event.kind === "mining_claimed");
  expect(told).toMatchObject({ epoch, campaign: CAMPAIGN, account: me, explanation });
  expect((await part()).epochs.map((one) => one.epoch)).not.toContain(epoch);
});

it("savings have earned by the second, from the pool's budget", async () => {
  const { page } = newcomer;
  const { pool } = await ask<SavingsPoolAnswer>("/v1/pools/0");
  await go(page, "/pool/0");
  await page.getByRole("radio", { name: "Take out" }).click();
  await page.getByRole("button", { name: "Max" }).click();
  await review();
  const put = await newest("deposit_flexible");
  const { units, time_ms } = await gained("withdraw_flexible", /^Take [\d.,]+ TALLY out/);
  // What was earned between the form and the block stays in.
  const rest = (await list<FlexibleDeposit>("deposits/flexible")).reduce((sum, one) => sum + BigInt(one.amount), 0n);
  const interest = (DEPOSIT * BigInt(pool.flexible_bps) * BigInt(time_ms - put.time_ms)) / (10_000n * BigInt(YEAR_MS));
  expect(interest).toBeGreaterThan(0n);
  expect(units).toBeGreaterThan(DEPOSIT);
  // Each rounding is the pool's: at most a unit when it came and one when it went, besides interest on interest.
  expect(Math.abs(Number(units + rest - DEPOSIT - interest))).toBeLessThanOrEqual(2);
  expect(BigInt((await ask<SavingsPoolAnswer>("/v1/pools/0")).pool.budget)).toBeLessThan(BigInt(pool.budget));
});
