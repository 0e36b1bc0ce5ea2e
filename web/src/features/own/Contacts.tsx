// Those one has given names to. Found by name, by address and, for Chinese names, by pinyin.

import { useMemo, useState } from "react";
import { useText } from "~/core/i18n";
import { isCalled } from "~/core/pinyin";
import { useContacts, type Contact } from "~/core/vault/contacts";
import { shortened } from "~/core/money/format";
import { Face } from "~/ui/AddressChip";
import { Button, IconButton } from "~/ui/Button";
import { Card, Page } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { ListRow } from "~/ui/List";
import { Said } from "~/ui/Said";
import { Empty } from "~/ui/States";
import { EditContact } from "./EditContact";
import css from "../asset/Asset.module.css";

export default function Contacts() {
  const t = useText().own.contacts;
  const contacts = useContacts();
  const [text, setText] = useState("");
  const [editing, setEditing] = useState<Contact | "new" | null>(null);
  const query = text.trim().toLowerCase();
  const shown = useMemo(() => contacts.filter((one) => isCalled(one.name, query) || one.address.includes(query)), [contacts, query]);
  const add = <Button icon="plus" kind="primary" onClick={() => setEditing("new")}>{t.add}</Button>;
  return (
    <Page title={t.title} actions={contacts.length > 0 && add} narrow>
      {contacts.length > 4 && <Field label={t.search} type="search" value={text} onChange={(event) => setText(event.target.value)} />}
      <Card flush>
        {contacts.length === 0 ? <Empty title={t.nothing} action={add}>{t.nothingNote}</Empty> : shown.map((contact) => (
          <div key={contact.address} className={css.pair}>
            <ListRow to={`/pay/${contact.address}`} start={<Face address={contact.address} />} title={<Said>{contact.name}</Said>} note={<code>{shortened(contact.address)}</code>} />
            <IconButton icon="edit" label={`${t.one}: ${contact.name}`} onClick={() => setEditing(contact)} />
          </div>
        ))}
      </Card>
      {editing && <EditContact contact={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}
