// The sheet in which everything is signed: what will happen, the button that names the act, and what became of it.

import { useLocation } from "wouter";
import { Unreachable, fromHex } from "~/core/api/client";
import { useText } from "~/core/i18n";
import { useStore } from "~/core/store";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Card";
import { Dialog } from "~/ui/Dialog";
import { SkeletonLines, useErrorText } from "~/ui/States";
import { useFlow, type Flow } from "./flow";
import { Outcome, Sending } from "./Outcome";
import { PassOn } from "./PassOn";
import { proposal, type Proposal } from "./propose";
import { Review } from "./Review";
import { saveFile } from "./save";

function Failed({ flow }: { flow: Extract<Flow, { at: "failed" }> }) {
  const t = useText().act;
  const say = useErrorText();
  if (flow.sent && flow.error instanceof Unreachable) return <Notice tone="warn"><strong>{t.unknown}.</strong> {t.unknownNote}</Notice>;
  return <Notice tone="bad"><strong>{flow.sent ? t.failed : t.cannot}</strong> {say(flow.error)}</Notice>;
}

function Sheet({ wanted }: { wanted: Proposal }) {
  const t = useText();
  const [, go] = useLocation();
  const { flow, confirm } = useFlow(wanted);
  const close = () => proposal.set(null);
  const refused = flow.at === "review" && (flow.prepared.simulation.refusal ?? flow.prepared.simulation.receipt?.refused);
  const foot =
    flow.at === "review" ? (
      <>
        <Button onClick={close}>{t.app.cancel}</Button>
        <Button kind="primary" autoFocus disabled={!!refused || !flow.prepared.signing.signers.length} onClick={() => void confirm(flow.prepared)}>
          {wanted.verb}
        </Button>
      </>
    ) : flow.at === "final" ? (
      <>
        {flow.proof && <Button icon="download" onClick={() => saveFile(`${flow.done.id.slice(0, 16)}.tally`, fromHex(flow.proof?.file ?? ""))}>{t.act.saveProof}</Button>}
        <Button icon="activity" onClick={() => { close(); go(`/transaction/${flow.done.id}`); }}>{t.act.receipt}</Button>
        <Button kind="primary" onClick={close}>{t.app.done}</Button>
      </>
    ) : flow.at === "failed" || flow.at === "partial" ? (
      <Button onClick={close}>{t.app.close}</Button>
    ) : undefined;
  return (
    <Dialog title={wanted.title} onClose={close} busy={flow.at === "sending"} foot={foot}>
      {flow.at === "preparing" && <><p role="status">{t.act.preparing}</p><SkeletonLines count={2} /></>}
      {flow.at === "review" && <Review prepared={flow.prepared} />}
      {flow.at === "sending" && <Sending />}
      {flow.at === "final" && <Outcome flow={flow} />}
      {flow.at === "partial" && <PassOn draft={flow.partial.draft} />}
      {flow.at === "failed" && <Failed flow={flow} />}
    </Dialog>
  );
}

export function ActSheets() {
  const wanted = useStore(proposal);
  return wanted && <Sheet wanted={wanted} />;
}
