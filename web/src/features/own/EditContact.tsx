// A contact's name and address.

import { useId, useState, type FormEvent } from "react";
import { useText } from "~/core/i18n";
import { LONGEST_NAME, putContact, removeContact, useContacts, type Contact } from "~/core/vault/contacts";
import { useRecipient } from "~/features/pay/recipient";
import { Button } from "~/ui/Button";
import { Stack } from "~/ui/Card";
import { Dialog } from "~/ui/Dialog";
import { Field } from "~/ui/Field";

export function EditContact({ contact, onClose }: { contact: Contact | null; onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState(contact?.name ?? "");
  const [to, setTo] = useState(contact?.address ?? "");
  const { recipient, error } = useRecipient(to);
  const kept = useContacts().some((one) => one.address === contact?.address);
  const good = name.trim().length >= 1 && [...name.trim()].length <= LONGEST_NAME;
  const form = useId();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (good && recipient) void putContact({ name: name.trim(), address: recipient.address }).then(onClose);
  };
  return (
    <Dialog
      title={kept ? t.own.contacts.one : t.own.contacts.add}
      onClose={onClose}
      foot={
        <>
          {kept && <Button icon="trash" onClick={() => void removeContact(contact?.address ?? "").then(onClose)}>{t.own.contacts.remove}</Button>}
          <Button kind="primary" type="submit" form={form} disabled={!good || !recipient}>{t.app.save}</Button>
        </>
      }
    >
      <form id={form} onSubmit={save} noValidate>
        <Stack>
          <Field label={t.own.contacts.name} value={name} maxLength={LONGEST_NAME} autoFocus error={name && !good ? t.own.contacts.nameWrong : null} onChange={(event) => setName(event.target.value)} />
          <Field label={t.pay.to} placeholder={t.pay.toHint} value={to} error={error} onChange={(event) => setTo(event.target.value)} />
        </Stack>
      </form>
    </Dialog>
  );
}
