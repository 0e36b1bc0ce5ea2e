// The accounts of this wallet: names, origins, more of them, fewer of them.

import { useState, type FormEvent } from "react";
import { useText } from "~/core/i18n";
import { addPasskey, isPasskey, passkeysHere } from "~/core/vault/passkeys";
import { change, choose, openNow, useOpen } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import type { VaultAccount } from "~/core/wallet/types";
import { Face } from "~/ui/AddressChip";
import { Button, IconButton, LinkButton } from "~/ui/Button";
import { Badge, Card, Notice, Page, Row, Stack } from "~/ui/Card";
import { Dialog } from "~/ui/Dialog";
import { Field } from "~/ui/Field";
import { Said } from "~/ui/Said";
import { useErrorText } from "~/ui/States";
import css from "./Own.module.css";

function EditAccount({ account, last, onClose }: { account: VaultAccount; last: boolean; onClose: () => void }) {
  const t = useText();
  const say = useErrorText();
  const [name, setName] = useState(account.name);
  const [error, setError] = useState<string | null>(null);
  const act = (what: (vault: number) => Promise<unknown>) => change(what).then(onClose, (reason: unknown) => setError(say(reason)));
  return (
    <Dialog title={t.own.rename} onClose={onClose} foot={<><Button onClick={onClose}>{t.app.cancel}</Button><Button kind="primary" disabled={!name.trim()} onClick={() => void act((vault) => wallet("vault.rename", { vault, account: account.name, name: name.trim() }))}>{t.app.save}</Button></>}>
      <Field label={t.own.contacts.name} value={name} maxLength={40} error={error} onChange={(event) => setName(event.target.value)} />
      {!last && (
        <details>
          <summary>{t.own.remove}</summary>
          <Stack>
            <Notice tone="bad">{t.own.removeSure}</Notice>
            <Row><Button kind="danger" small onClick={() => void act((vault) => wallet("vault.remove", { vault, account: account.name }))}>{t.own.remove}</Button></Row>
          </Stack>
        </details>
      )}
    </Dialog>
  );
}

function AddPasskey() {
  const t = useText();
  const say = useErrorText();
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  const add = (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    addPasskey(name.trim()).then(
      (added) => { choose(added.name); setName(""); },
      (reason: unknown) => setError(say(reason)),
    );
  };
  return (
    <Card title={t.own.passkeyAdd}>
      <form onSubmit={add}>
        <Stack>
          <p>{t.own.passkeyNote}</p>
          <Field label={t.own.passkeyName} value={name} maxLength={40} error={error} onChange={(event) => setName(event.target.value)} />
          <Row><Button type="submit" icon="key" disabled={!name.trim()}>{t.own.passkeyAdd}</Button></Row>
        </Stack>
      </form>
    </Card>
  );
}

export default function OwnAccounts() {
  const t = useText();
  const say = useErrorText();
  const open = useOpen();
  const [editing, setEditing] = useState<VaultAccount | null>(null);
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  if (!open) return null;
  const root = open.accounts.find((account) => account.origin === "phrase");
  const addNext = (event: FormEvent) => {
    event.preventDefault();
    if (!root) return;
    setError(null);
    change((vault) => wallet("vault.add_next", { vault, from: root.name, name: name.trim() })).then(
      (added) => { choose(added.name); setName(""); },
      (reason: unknown) => setError(say(reason)),
    );
  };
  return (
    <Page title={t.own.accounts} narrow actions={<><LinkButton to="/import" icon="upload" small>{t.own.importMore}</LinkButton><LinkButton to="/accounts/share" icon="people" small>{t.own.shared.open}</LinkButton><LinkButton to="/sign" icon="edit" small>{t.act.openFile}</LinkButton></>}>
      <Card flush>
        {open.accounts.map((account) => (
          <div className={css.account} key={account.name}>
            <Face address={account.address} />
            <div><strong><Said>{account.name}</Said> <Badge>{isPasskey(account.address) ? t.own.passkey : t.own.origins[account.origin]}</Badge></strong><code>{account.address}</code></div>
            <IconButton icon="edit" label={`${t.own.rename}: ${account.name}`} onClick={() => setEditing(account)} />
          </div>
        ))}
      </Card>
      {root && (
        <Card title={t.own.addNext}>
          <form onSubmit={addNext}>
            <Stack>
              <Field label={t.own.addNextName} value={name} maxLength={40} error={error} onChange={(event) => setName(event.target.value)} />
              <Row><Button type="submit" icon="plus" disabled={!name.trim()}>{t.app.account.add}</Button></Row>
            </Stack>
          </form>
        </Card>
      )}
      {passkeysHere() && <AddPasskey />}
      {editing && <EditAccount account={editing} last={openNow().accounts.length === 1} onClose={() => setEditing(null)} />}
    </Page>
  );
}
