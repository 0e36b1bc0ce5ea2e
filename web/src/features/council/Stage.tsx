// Where a proposal is.

import type { Proposal } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { Badge, type Tone } from "~/ui/Card";

const TONES: Record<Proposal["stage"]["kind"], Tone> = { voting: "plain", passed: "good", enacted: "good", failed: "bad", withdrawn: "warn", lapsed: "warn" };

export function Stage({ proposal }: { proposal: Proposal }) {
  const t = useText().council;
  return <Badge tone={TONES[proposal.stage.kind]}>{t.stages[proposal.stage.kind]}</Badge>;
}
