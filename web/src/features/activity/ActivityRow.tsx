// One line of an account's activity.

import { memo } from "react";
import type { ActivityLine, AssetBrief } from "~/core/api/schema";
import { memoText, useFormat, useText, type KindNames } from "~/core/i18n";
import { dealKinds } from "~/core/i18n/en/deal";
import { loanKinds } from "~/core/i18n/en/loan";
import { useLabels } from "~/core/labels";
import { Ago } from "~/ui/Ago";
import type { IconName } from "~/ui/Icon";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said, seen } from "~/ui/Said";

const ICONS: Partial<Record<string, IconName>> = {
  create_packet: "packet",
  claim_packet: "packet",
  reclaim_packet: "packet",
  hold: "clock",
  accept_held: "clock",
  return_held: "clock",
  grant_mandate: "repeat",
  pull_mandate: "repeat",
  revoke_mandate: "repeat",
  ...Object.fromEntries(Object.keys(loanKinds).map((kind) => [kind, "loan" as const])),
  ...Object.fromEntries(Object.keys(dealKinds).map((kind) => [kind, "deal" as const])),
  create_asset: "issue",
  mint: "issue",
  burn: "issue",
  claim_name: "people",
};

export const lineKey = (line: ActivityLine) => `${line.height}-${line.index}-${line.operation ?? "f"}-${line.direction}-${line.counterparty ?? ""}-${line.asset ?? ""}`;

/** What a kind is called; one that this page does not know yet, by its own name. */
export const kindName = (kinds: KindNames, kind: string): string => (kinds as Record<string, string>)[kind] ?? kind.replaceAll("_", " ");

/** Drawn again only when it says something else: a list that is scrolled moves its rows all the time. */
export const ActivityRow = memo(function ActivityRow({ line, assets, clock }: { line: ActivityLine; assets: Map<number, AssetBrief>; clock?: boolean }) {
  const t = useText();
  const format = useFormat();
  const label = useLabels();
  const way = line.direction === "none" ? undefined : line.direction;
  const who = line.counterparty ? seen(label(line.counterparty).text) : null;
  const between = who && (way === "in" ? t.activity.from(who) : line.amount == null ? t.activity.with(who) : t.activity.to(who));
  const memo = memoText(line.memo);
  const sealed = line.memo && "sealed" in line.memo;
  const title = kindName(t.kinds, line.kind);
  const asset = line.asset == null ? undefined : assets.get(line.asset);
  return (
    <ListRow
      to={`/transaction/${line.transaction}`}
      start={<Mark icon={line.refusal ? "warn" : (ICONS[line.kind] ?? (way === "in" ? "receive" : way === "out" ? "send" : "activity"))} way={line.refusal ? "bad" : way === "in" ? "in" : undefined} />}
      title={<>{title}{between && <> <bdi>{between}</bdi></>}</>}
      note={line.refusal ? `${t.activity.refused}${t.app.colon}${line.refusal.message}` : memo ? <Said>{memo}</Said> : sealed ? t.activity.sealed : undefined}
      end={line.amount != null && asset ? <Money units={line.amount} asset={asset} way={way} /> : line.fee ? <Money units={line.fee.amount} asset={assets.get(line.fee.asset)} way="out" /> : undefined}
      endNote={clock ? format.clock(line.time_ms) : <Ago ms={line.time_ms} />}
    />
  );
});
