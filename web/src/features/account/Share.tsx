// Opening an account of several keys.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import type { PublicKey } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { change, choose, useAccount } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Row, Stack } from "~/ui/Card";
import { Field, TextField } from "~/ui/Field";
import { useErrorText } from "~/ui/States";
import { readKey } from "./key";

const MOST_KEYS = 16;
const KINDS = ["ed25519", "secp256k1", "p256"];

type Member = { key: PublicKey; weight: number };

/** Lines of `who` or `who, weight`. */
async function readMembers(text: string, unknown: (who: string) => string): Promise<Member[]> {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  const members = await Promise.all(
    lines.map(async (line) => {
      const [who = "", weight = "1"] = line.split(/[,，\s]+/);
      return { key: await readKey(who, unknown), weight: Number(weight) };
    }),
  );
  // The ledger wants them in one order: by kind, then by key.
  return members.sort((a, b) => KINDS.indexOf(a.key.kind) - KINDS.indexOf(b.key.kind) || (a.key.key < b.key.key ? -1 : 1));
}

export default function Share() {
  const t = useText();
  const say = useErrorText();
  const [, go] = useLocation();
  const me = useAccount();
  const [name, setName] = useState("");
  const [text, setText] = useState(me ? `${me.address}, 1\n` : "");
  const [threshold, setThreshold] = useState("2");
  const [error, setError] = useState<string | null>(null);
  const count = text.split(/\r?\n/).filter((line) => line.trim()).length;
  const ready = name.trim() && count >= 2 && count <= MOST_KEYS && /^[1-9]\d{0,4}$/.test(threshold);

  const submit = async () => {
    setError(null);
    try {
      const keys = await readMembers(text, t.own.shared.unknown);
      propose({
        title: t.own.shared.title,
        verb: t.own.shared.verb(Number(threshold), keys.length),
        wanted: [{ kind: "open_shared", authority: { keys, threshold: Number(threshold) } }],
        onFinal: (done) => {
          const event = done.receipt.events.find((one) => one.kind === "shared_opened");
          if (event?.kind !== "shared_opened") return;
          const { account: address } = event;
          void change((vault) => wallet("vault.add", { vault, name: name.trim(), origin: { watch: { address } } })).then((added) => { choose(added.name); go("/"); });
        },
      });
    } catch (reason) { setError(say(reason)); }
  };
  return (
    <Page title={t.own.shared.title} sub={t.own.shared.note} narrow>
      <Card>
        <Stack>
          <Field label={t.own.contacts.name} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
          <TextField label={t.own.shared.members} hint={t.own.shared.membersHint} value={text} onChange={(event) => setText(event.target.value)} />
          <Field label={t.own.shared.threshold} inputMode="numeric" hint={t.own.shared.thresholdHint} value={threshold} onChange={(event) => setThreshold(event.target.value)} />
          {error && <Notice tone="bad">{error}</Notice>}
          <Row><Button kind="primary" disabled={!ready} onClick={() => void submit()}>{t.pay.review}</Button></Row>
        </Stack>
      </Card>
    </Page>
  );
}
