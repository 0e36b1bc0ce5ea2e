// Who is to be paid: typed, pasted, chosen or scanned; and at once what is known of them.

import { useState } from "react";
import { useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useContacts } from "~/core/vault/contacts";
import { useAccount, useOpen } from "~/core/vault/session";
import { Face, FullAddress } from "~/ui/AddressChip";
import { IconButton } from "~/ui/Button";
import { Badge, Facts, Notice, Stack, type Tone } from "~/ui/Card";
import { CheckField, Field } from "~/ui/Field";
import { Said } from "~/ui/Said";
import type { Reading, Standing } from "./recipient";
import { Scan } from "./Scan";
import css from "./Pay.module.css";

const TONES: Record<Standing["known"], Tone> = { own: "good", contact: "good", before: "good", fresh: "plain", unused: "warn" };

type Props = {
  label?: string;
  text: string;
  onText: (text: string) => void;
  reading: Reading;
  standing: Standing;
  paid: string[];
  sure: boolean;
  onSure: (sure: boolean) => void;
};

function Suggestions({ paid, onText }: Pick<Props, "paid" | "onText">) {
  const open = useOpen();
  const me = useAccount();
  const contacts = useContacts();
  const label = useLabels();
  const addresses = [...new Set([...paid, ...contacts.map((one) => one.address), ...(open?.accounts.map((one) => one.address) ?? [])])].filter((address) => address !== me?.address);
  if (!addresses.length) return null;
  return (
    <div className={css.suggestions}>
      {addresses.slice(0, 8).map((address) => (
        <button type="button" key={address} className={css.suggestion} onClick={() => onText(address)}>
          <Face address={address} size={24} />
          <Said>{label(address).text}</Said>
        </button>
      ))}
    </div>
  );
}

export function RecipientField({ label, text, onText, reading, standing, paid, sure, onSure }: Props) {
  const t = useText();
  const name = useLabels();
  const [scanning, setScanning] = useState(false);
  const { recipient, error, busy } = reading;
  return (
    <Stack>
      <Field
        label={label ?? t.pay.to}
        placeholder={t.pay.toHint}
        value={text}
        error={error}
        autoCapitalize="none"
        aria-busy={busy}
        onChange={(event) => onText(event.target.value)}
        end={<IconButton icon="scan" label={t.pay.scan} onClick={() => setScanning(true)} />}
      />
      {!text && <Suggestions paid={paid} onText={onText} />}
      {recipient && !standing.lookalike && (
        <div className={css.known}>
          <Face address={recipient.address} size={36} />
          <div>
            <strong><Said>{recipient.name ?? standing.account?.name ?? name(recipient.address).text}</Said> <Badge tone={TONES[standing.known]}>{t.pay.badges[standing.known]}</Badge></strong>
            <FullAddress address={recipient.address} />
          </div>
        </div>
      )}
      {recipient && standing.lookalike && (
        <Notice tone="bad">
          <strong>{t.pay.lookalike}</strong>
          <p>{t.pay.lookalikeNote(standing.lookalike.distance)}</p>
          <Facts items={[[t.pay.lookalikeKnown, <FullAddress key="known" address={standing.lookalike.address} />], [t.pay.lookalikeThis, <FullAddress key="this" address={recipient.address} />]]} />
          <CheckField checked={sure} onChange={(event) => onSure(event.target.checked)}>{t.pay.lookalikeSure}</CheckField>
        </Notice>
      )}
      {scanning && <Scan onClose={() => setScanning(false)} onText={(found) => { setScanning(false); onText(found); }} />}
    </Stack>
  );
}
