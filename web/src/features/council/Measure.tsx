// What a proposal would do, in facts.

import type { ReactNode } from "react";
import { Link } from "wouter";
import type { ProposalAnswer } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useRate } from "~/features/earn/numbers";
import { AddressChip } from "~/ui/AddressChip";
import { Facts, Notice, Stack } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { Changes } from "./Changes";

export function MeasureView({ answer }: { answer: ProposalAnswer }) {
  const t = useText();
  const format = useFormat();
  const rate = useRate();
  const { measure } = answer.proposal;
  const c = t.council;
  const facts: [string, ReactNode][] = [];
  switch (measure.kind) {
    case "set_parameters":
    case "set_fees":
      return <Changes changes={answer.changes} fees={measure.kind === "set_fees"} />;
    case "admit_member":
      facts.push([c.memberKey, <code key="m">{measure.member}</code>], [c.account, <AddressChip key="a" address={measure.account} />]);
      break;
    case "remove_member":
      facts.push([c.memberKey, <code key="m">{measure.member}</code>]);
      break;
    case "spend_treasury":
      facts.push([t.app.amounts.label, <Money key="a" units={measure.amount} asset={answer.assets.find((one) => one.id === measure.asset)} open />], [c.receiver, <AddressChip key="t" address={measure.to} />]);
      break;
    case "penalize":
      facts.push([c.candidate, <Link key="c" href={`/candidate/${measure.candidate}`}>#{measure.candidate}</Link>], [c.fraction, rate(measure.fraction_bps)]);
      break;
    case "appoint":
      facts.push([c.role, <Said key="r">{measure.role}</Said>], [c.holder, measure.holder ? <AddressChip key="h" address={measure.holder} /> : t.app.none], [c.now, measure.instead_of ? <AddressChip key="n" address={measure.instead_of} /> : t.app.none]);
      break;
    case "set_version":
      facts.push([c.version, <Said key="v">{measure.version}</Said>], [c.fromHeight, format.count(measure.from_height)]);
      break;
  }
  const members = measure.kind === "admit_member" || measure.kind === "remove_member";
  return (
    <Stack>
      <Facts items={facts} />
      {members && <Notice>{c.membersFixed}</Notice>}
    </Stack>
  );
}
