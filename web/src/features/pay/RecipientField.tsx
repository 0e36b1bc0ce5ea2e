// Who is to be paid: typed, pasted, chosen or scanned; and at once what is known of them.

import { useState } from "react";
import { useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { isCalled } from "~/core/pinyin";
import { useContacts } from "~/core/vault/contacts";
import { useAccount, useOpen } from "~/core/vault/session";
import { EditContact } from "~/features/own/EditContact";
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

const MOST_SUGGESTED = 8;

/** Whom one may mean: those paid before, contacts and own accounts; once something is typed, those it may be the name of. */
function Suggestions({ text, paid, onText }: Pick<Props, "text" | "paid" | "onText">) {
  const t = useText();
  const open = useOpen();
  const me = useAccount();
  const contacts = useContacts();
  const label = useLabels();
  const own = open?.accounts.map((one) => one.address) ?? [];
  const all = [...new Set([...paid, ...contacts.map((one) => one.address), ...own])].filter((address) => address !== me?.address);
  const shown = text ? all.filter((address) => label(address).known && isCalled(label(address).text, text)) : all;
  if (!shown.length) return null;
  return (
    <div className={css.suggestions} role="group" aria-label={t.pay.suggested}>
      {shown.slice(0, MOST_SUGGESTED).map((address) => (
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
  const { address } = recipient ?? {};
  const contacts = useContacts();
  // The beginning of a contact's name is no mistake yet.
  const naming = contacts.some((one) => isCalled(one.name, text));
  const [saving, setSaving] = useState(false);
  return (
    <Stack>
      <Field
        label={label ?? t.pay.to}
        placeholder={t.pay.toHint}
        value={text}
        error={naming ? null : error}
        autoCapitalize="none"
        aria-busy={busy}
        onChange={(event) => onText(event.target.value)}
        end={<IconButton icon="scan" label={t.pay.scan} onClick={() => setScanning(true)} />}
      />
      {!recipient && <Suggestions text={text.trim()} paid={paid} onText={onText} />}
      {recipient && !standing.lookalike && (
        <div className={css.known}>
          <Face address={recipient.address} size={36} />
          <div>
            <strong><Said>{recipient.name ?? standing.account?.name ?? name(recipient.address).text}</Said> <Badge tone={TONES[standing.known]}>{t.pay.badges[standing.known]}</Badge></strong>
            <FullAddress address={recipient.address} />
          </div>
          {(standing.known === "fresh" || standing.known === "before") && <IconButton icon="people" label={t.pay.saveContact} onClick={() => setSaving(true)} />}
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
      {saving && address && <EditContact contact={{ name: recipient?.name?.slice(1) ?? standing.account?.name?.slice(1) ?? "", address }} onClose={() => setSaving(false)} />}
      {scanning && <Scan onClose={() => setScanning(false)} onText={(found) => { setScanning(false); onText(found); }} />}
    </Stack>
  );
}
