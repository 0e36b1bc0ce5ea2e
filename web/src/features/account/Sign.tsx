// A request to sign that came by link or file: what it would do, who has signed, and the way on.

import { useEffect, useMemo, useRef, useState } from "react";
import { look, submit, verify, type Prepared } from "~/core/act/act";
import { signAll, signingFor, thresholdOf, weightOf } from "~/core/act/signing";
import { get, toHex } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { Account } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useStore } from "~/core/store";
import { useOpen } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import type { Draft } from "~/core/wallet/types";
import type { Flow } from "~/app/act/flow";
import { Outcome } from "~/app/act/Outcome";
import { PassOn } from "~/app/act/PassOn";
import { Review } from "~/app/act/Review";
import { AddressChip } from "~/ui/AddressChip";
import { Button } from "~/ui/Button";
import { Card, Facts, Notice, Page, Row } from "~/ui/Card";
import { SkeletonLines, useErrorText } from "~/ui/States";
import { givenDraft } from "./given";

type Shown = { draft: Draft; looked: Pick<Prepared, "simulation" | "summary">; records: Account[] };

async function read(bytes: string): Promise<Shown> {
  const draft = await wallet("transaction.read", { bytes });
  const [looked, records] = await Promise.all([look(draft), Promise.all(draft.signers.map((signer) => get(paths.account(signer))))]);
  return { draft, looked, records };
}

export default function Sign() {
  const t = useText();
  const say = useErrorText();
  const open = useOpen();
  const given = useStore(givenDraft);
  const file = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [mine, setMine] = useState(false);
  const [final, setFinal] = useState<Extract<Flow, { at: "final" }> | null>(null);
  const fail = (reason: unknown) => { setError(say(reason)); setBusy(false); };

  useEffect(() => {
    if (given) read(given).then(setShown, fail);
    // How errors are worded changes nothing about what was given.
  }, [given]);

  const able = useMemo(() => shown?.records.map((record) => ({ record, signing: signingFor(record, open?.accounts ?? []) })).filter(({ signing }) => signing.signers.length) ?? [], [shown, open]);
  const complete = shown?.records.every((record) => weightOf(shown.draft.transaction, record) >= thresholdOf(record)) ?? false;
  const account = open?.accounts[0];

  const sign = async () => {
    if (!shown) return;
    setBusy(true);
    try {
      let draft = shown.draft;
      for (const { record, signing } of able) draft = await signAll(draft.draft, record.address, signing.signers);
      setShown({ ...shown, draft });
      setMine(true);
      setBusy(false);
    } catch (reason) { fail(reason); }
  };
  const send = async () => {
    if (!shown?.draft.transaction || !account) return;
    setBusy(true);
    try {
      const { payer, valid_until_ms } = shown.draft.transaction;
      const done = await submit(shown.draft, payer, valid_until_ms);
      const prepared: Prepared = { account, draft: shown.draft, ...shown.looked, validUntil_ms: valid_until_ms, signing: { signers: [account], weight: 1, threshold: 1 } };
      setFinal({ at: "final", prepared, done, proof: await verify(done.id), proofError: null });
    } catch (reason) { fail(reason); }
  };
  const pick = async (chosen: File | undefined) => chosen && givenDraft.set(toHex(new Uint8Array(await chosen.arrayBuffer())));

  return (
    <Page title={t.act.signTitle} narrow>
      {error && <Notice tone="bad">{error}</Notice>}
      {!given && (
        <Row>
          <Button icon="upload" onClick={() => file.current?.click()}>{t.act.openFile}</Button>
          <input ref={file} type="file" hidden onChange={(event) => void pick(event.target.files?.[0])} />
        </Row>
      )}
      {given && !shown && !error && <SkeletonLines />}
      {final ? <Card><Outcome flow={final} /></Card> : shown && account && (
        <>
          <Card><Review prepared={{ account, draft: shown.draft, ...shown.looked, validUntil_ms: 0, signing: { signers: [account], weight: 1, threshold: 1 } }} /></Card>
          <Card title={t.act.signed}>
            <Facts items={shown.records.map((record) => [t.explore.account, <span key={record.address}><AddressChip address={record.address} /> {t.act.weights(weightOf(shown.draft.transaction, record), thresholdOf(record))}</span>])} />
          </Card>
          {!able.length && <Notice tone="warn">{t.act.signNobody}</Notice>}
          <Row>
            {able.length > 0 && !mine && !complete && <Button kind="primary" busy={busy} onClick={() => void sign()}>{t.act.signVerb}</Button>}
            {complete && <Button kind="primary" busy={busy} onClick={() => void send()}>{t.act.sendVerb}</Button>}
          </Row>
          {mine && !complete && <PassOn draft={shown.draft.draft} />}
        </>
      )}
    </Page>
  );
}
