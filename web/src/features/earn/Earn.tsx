// The ways to earn at a glance: what this account has in each.

import type { ReactNode } from "react";
import { useList, useQuery } from "~/core/api/query";
import type { AssetBrief } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useAccount } from "~/core/vault/session";
import { miningPaths } from "~/features/mining/paths";
import { campaignPaths } from "~/features/referral/paths";
import { savingsPaths } from "~/features/savings/paths";
import { stakePaths } from "~/features/stake/paths";
import { LinkButton } from "~/ui/Button";
import { Card, Facts, Page } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { EarnTabs } from "./EarnTabs";
import css from "./Earn.module.css";

type Line = [string, ReactNode];

const sum = (units: (string | undefined)[]) => units.reduce((all, one) => all + BigInt(one ?? "0"), 0n);

function useStakeLines(address: string | undefined): Line[] {
  const t = useText().earn;
  const { coin } = useNetwork();
  const { items } = useList(address ? stakePaths.bonds(address) : null, (bond) => String(bond.candidate));
  if (!items.length) return [];
  const leaving = sum(items.flatMap((bond) => bond.unbondings.map((one) => one.amount)));
  return [
    [t.working, <Money key="w" units={sum(items.map((bond) => bond.amount))} asset={coin} />],
    ...(leaving > 0n ? [[t.leaving, <Money key="l" units={leaving} asset={coin} />] as Line] : []),
    [t.claimable, <Money key="c" units={sum(items.map((bond) => bond.rewards))} asset={coin} />],
  ];
}

function useSavingsLines(address: string | undefined): Line[] {
  const t = useText().earn;
  const flexible = useList(address ? savingsPaths.flexible(address) : null, (one) => String(one.pool));
  const fixed = useList(address ? savingsPaths.fixed(address) : null, (one) => String(one.id));
  const assets = new Map<number, AssetBrief>([...flexible.assets, ...fixed.assets]);
  const totals = new Map<number, bigint>();
  for (const one of [...flexible.items, ...fixed.items]) totals.set(one.asset, (totals.get(one.asset) ?? 0n) + BigInt(one.amount));
  if (totals.size === 0) return [];
  return [[t.working, [...totals].map(([asset, units]) => <div key={asset}><Money units={units} asset={assets.get(asset)} /></div>)]];
}

function useMiningLines(address: string | undefined): Line[] {
  const t = useText();
  const part = useQuery(address ? miningPaths.part(address) : null).data;
  if (part?.campaign == null) return [];
  const due = sum(part.epochs.filter((one) => one.stage === "claimable").map((one) => one.explanation?.payout));
  const asset = part.assets.find((one) => one.id === part.asset);
  return [[t.earn.takesPart, t.mining.one(part.campaign)], [t.earn.claimable, <Money key="c" units={due} asset={asset} />]];
}

function useReferralLines(address: string | undefined): Line[] {
  const t = useText();
  const { coin } = useNetwork();
  const { items } = useList(address ? campaignPaths.invitees(address) : null, (one) => one.invitee);
  if (!items.length) return [];
  return [[t.earn.brought, String(items.length)], [t.earn.claimable, <Money key="c" units={sum(items.map((one) => one.due))} asset={coin} />]];
}

function Tile({ title, note, lines, to }: { title: string; note: string; lines: Line[]; to: string }) {
  const { open } = useText().earn;
  return (
    <Card title={title} actions={<LinkButton small kind="quiet" to={to}>{open}<span className="visually-hidden">: {title}</span></LinkButton>}>
      <div className={css.tile}>
        <p>{note}</p>
        {lines.length > 0 && <Facts items={lines} />}
      </div>
    </Card>
  );
}

export default function Earn() {
  const t = useText();
  const address = useAccount()?.address;
  const stake = useStakeLines(address);
  const savings = useSavingsLines(address);
  const mining = useMiningLines(address);
  const referral = useReferralLines(address);
  return (
    <Page title={t.earn.title} sub={t.earn.sub}>
      <EarnTabs />
      <div className={css.tiles}>
        <Tile title={t.stake.title} note={t.earn.tiles.stake} lines={stake} to="/earn/stake" />
        <Tile title={t.savings.title} note={t.earn.tiles.savings} lines={savings} to="/earn/savings" />
        <Tile title={t.mining.title} note={t.earn.tiles.mining} lines={mining} to="/earn/mining" />
        <Tile title={t.referral.title} note={t.earn.tiles.referral} lines={referral} to="/earn/referral" />
      </div>
    </Page>
  );
}
