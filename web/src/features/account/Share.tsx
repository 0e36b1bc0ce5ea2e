// Opening an account of several keys.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import { get } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { PublicKey } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { change, choose, useAccount, useOpen } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import { readRecipient } from "~/features/pay/recipient";
import { publicKeyOf } from "~/features/pay/sealing";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Row, Stack } from "~/ui/Card";
import { Field, TextField } from "~/ui/Field";
import { useErrorText } from "~/ui/States";

const MOST_KEYS = 16;
const KINDS = ["ed25519", "secp256k1", "p256"];

type Member = { key: PublicKey; weight: number };

/** Lines of `who` or `who, weight`: an account whose key is known, or a key as `kind:hex`. */
async function readMembers(text: string, own: Map<string, PublicKey>, unknown: (who: string) => string): Promise<Member[]> {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  const members = await Promise.all(
    lines.map(async (line) => {
      const [who = "", weight = "1"] = line.split(/[,，\s]+/);
      const plain = /^(ed25519|secp256k1|p256):([0-9a-f]+)$/i.exec(who);
      if (plain) return { key: { kind: plain[1]?.toLowerCase() as PublicKey["kind"], key: plain[2]?.toLowerCase() ?? "" }, weight: Number(weight) };
      const { address } = await readRecipient(who);
      const key = own.get(address) ?? (await publicKeyOf(await get(paths.account(address))));
      if (!key) throw new Error(unknown(who));
      return { key, weight: Number(weight) };
    }),
  );
  // The ledger wants them in one order: by kind, then by key.
  return members.sort((a, b) => KINDS.indexOf(a.key.kind) - KINDS.indexOf(b.key.kind) || (a.key.key < b.key.key ? -1 : 1));
}

export default function Share() {
  const t = useText();
  const say = useErrorText();
  const [, go] = useLocation();
  const open = useOpen();
  const me = useAccount();
  const [name, setName] = useState("");
  const [text, setText] = useState(me ? `${me.address}, 1\n` : "");
  const [threshold, setThreshold] = useState("2");
  const [error, setError] = useState<string | null>(null);
  const own = new Map(open?.accounts.flatMap((account) => (account.public_key ? [[account.address, account.public_key] as const] : [])));
  const count = text.split(/\r?\n/).filter((line) => line.trim()).length;
  const ready = name.trim() && count >= 2 && count <= MOST_KEYS && /^[1-9]\d{0,4}$/.test(threshold);

  const submit = async () => {
    setError(null);
    try {
      const keys = await readMembers(text, own, t.own.shared.unknown);
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
