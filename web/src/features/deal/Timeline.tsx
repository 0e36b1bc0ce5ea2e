// A deal's way: what was done, by whom and when; what comes now, and until when; what lies ahead.

import type { ReactNode } from "react";
import { Link } from "wouter";
import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import type { AssetBrief, Deal, DealStage, TimelineStep } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useSaid } from "~/features/loan/unit";
import { AddressChip } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Icon, type IconName } from "~/ui/Icon";
import { Said } from "~/ui/Said";
import css from "./Deal.module.css";

type At = "done" | "now" | "ahead" | "bad";
type Kind = keyof ReturnType<typeof useText>["deal"]["steps"];

const AHEAD: Record<DealStage, readonly ("accept" | "ship" | "confirm" | "rule")[]> = {
  offered: ["accept", "ship", "confirm"],
  accepted: ["ship", "confirm"],
  shipped: ["confirm"],
  disputed: ["rule"],
  ended: [],
};

function Step({ at, icon, children }: { at: At; icon: IconName; children: ReactNode }) {
  return (
    <li className={css.step} data-at={at}>
      <span className={css.dot}><Icon name={icon} size={15} /></span>
      <div>{children}</div>
    </li>
  );
}

/** What was written with a step is in the deal's record, once. */
function noteOf(deal: Deal, step: TimelineStep): string | null {
  if (step.kind === "ship_deal") return deal.shipped?.note || null;
  if (step.kind === "dispute_deal") return deal.disputed?.note || null;
  if (step.kind === "rule_deal") return deal.ended?.note || null;
  return null;
}

export function Timeline({ deal, asset }: { deal: Deal; asset: AssetBrief | undefined }) {
  const { deal: t, app } = useText();
  const said = useSaid();
  const steps = useList(paths.dealTimeline(deal.id), (step) => `${step.transaction}-${step.operation}`);
  const ahead = AHEAD[deal.stage];
  const title = (step: TimelineStep) => (step.kind === "accept_deal" && step.by === deal.arbiter?.account ? t.steps.accept_arbiter : (t.steps[step.kind as Kind] ?? step.kind));
  return (
    <ol className={css.line}>
      {steps.items.map((step) => {
        const note = noteOf(deal, step);
        const bad = step.kind === "dispute_deal";
        return (
          <Step key={`${step.transaction}-${step.operation}`} at={bad ? "bad" : "done"} icon={bad ? "warn" : "check"}>
            <strong><Link href={`/transaction/${step.transaction}`}>{title(step)}</Link></strong>
            {step.to_seller != null && <p>{t.toSeller}{app.colon}{said(step.to_seller, asset)}</p>}
            {note && <p>“<Said>{note}</Said>”</p>}
            <p className={css.said}><AddressChip address={step.by} plain /> · <Ago ms={step.time_ms} /></p>
          </Step>
        );
      })}
      {deal.ended && <Step at="done" icon="check"><strong>{t.ends[deal.ended.how]}</strong><p className={css.said}><Ago ms={deal.ended.at_ms} /></p></Step>}
      {ahead.map((one, place) => (
        <Step key={one} at={place === 0 ? "now" : "ahead"} icon={place === 0 ? "clock" : "more"}>
          <strong>{t.ahead[one]}</strong>
          {place === 0 && deal.deadline_ms != null && <p className={css.said}><Ago ms={deal.deadline_ms} /></p>}
        </Step>
      ))}
    </ol>
  );
}
