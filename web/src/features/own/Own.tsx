// The security centre, and the settings of the page.

import { useState } from "react";
import { useLocation } from "wouter";
import { RemoveWallet } from "~/app/Locked";
import { useText } from "~/core/i18n";
import { CURRENCIES } from "~/core/prices";
import { setSettings, useSettings, type Theme } from "~/core/settings";
import { lockEverywhere } from "~/core/vault/autolock";
import { passkeysHere } from "~/core/vault/passkeys";
import { session, useAccount, useOpen } from "~/core/vault/session";
import { useHoldings } from "~/core/holdings";
import { Button } from "~/ui/Button";
import { Badge, Card, Columns, Notice, Page, Row, Stack } from "~/ui/Card";
import { SelectField } from "~/ui/Field";
import { ListRow, Mark } from "~/ui/List";
import { Choice } from "~/ui/Tabs";
import { Inbox } from "./Inbox";
import { ThisSession } from "./ThisSession";

const LOCKS = [1, 5, 15, 30, 60];

function Look() {
  const t = useText().own;
  const settings = useSettings();
  const address = useAccount()?.address;
  const { shown } = useHoldings(address);
  return (
    <Card title={t.look}>
      <Stack>
        <Choice labelled label={t.language} value={settings.language} onChange={(language) => setSettings({ language })} options={[["en", "English"], ["zh", "中文"]]} />
        <Choice<Theme> labelled label={t.theme} value={settings.theme} onChange={(theme) => setSettings({ theme })} options={(["system", "light", "dark"] as const).map((one) => [one, t.themes[one]] as const)} />
        <Choice labelled label={t.rising} value={settings.rising} onChange={(rising) => setSettings({ rising })} options={[["green", t.risings.green], ["red", t.risings.red]]} />
        <SelectField label={t.unit} value={settings.unit} onChange={(event) => setSettings({ unit: event.target.value })}>
          {CURRENCIES.map((currency) => <option key={currency} value={currency}>{currency}</option>)}
          {shown.map(({ asset }) => <option key={asset.id} value={asset.id}>{asset.code}</option>)}
        </SelectField>
      </Stack>
    </Card>
  );
}

export default function Own() {
  const t = useText();
  const settings = useSettings();
  const open = useOpen();
  const [, go] = useLocation();
  const [removing, setRemoving] = useState(false);
  const closed = () => {
    setRemoving(false);
    // The next wallet begins at home, and not in the settings of the one that is gone.
    if (session.get().phase === "none") go("/");
  };
  if (!open) return null;
  return (
    <Page title={t.own.title} actions={<Button icon="lock" onClick={() => void lockEverywhere()}>{t.own.lockNow}</Button>}>
      <Columns>
        <Stack>
          <Card flush title={t.own.safety}>
            <ListRow to="/own/backup" start={<Mark icon="shield" />} title={t.own.backup} note={t.own.backupSub} end={open.backedUp ? <Badge tone="good" icon="check">{t.own.backupDone}</Badge> : <Badge tone="warn" icon="warn">{t.own.notBackedUp}</Badge>} />
            <ListRow to="/own/export" start={<Mark icon="download" />} title={t.own.export} note={t.own.exportSub} />
            {!open.demo && <ListRow to="/own/pass" start={<Mark icon="key" />} title={t.own.pass} />}
            {!open.demo && passkeysHere() && <ListRow to="/own/touch" start={<Mark icon="lock" />} title={t.own.touch.title} note={t.own.touch.note} />}
            <ListRow to="/own/accounts" start={<Mark icon="wallet" />} title={t.own.accounts} note={t.own.accountsSub} />
            <ListRow to="/own/keys" start={<Mark icon="shield" />} title={t.account.title} note={t.account.sub} />
            <ListRow to="/own/name" start={<Mark icon="people" />} title={t.own.nameTitle} />
          </Card>
          <Inbox />
        </Stack>
        <Stack>
          <Card title={t.own.session.title}>
            <ThisSession />
            {open.demo ? <Notice>{t.own.demoNoLock}</Notice> : (
              <SelectField label={t.own.autoLock} value={settings.autoLockMinutes} onChange={(event) => setSettings({ autoLockMinutes: Number(event.target.value) })}>
                {LOCKS.map((minutes) => <option key={minutes} value={minutes}>{t.own.minutes(minutes)}</option>)}
              </SelectField>
            )}
          </Card>
          <Look />
          <Row><Button kind="quiet" icon="trash" onClick={() => setRemoving(true)}>{t.own.removeWallet}</Button></Row>
        </Stack>
      </Columns>
      {removing && <RemoveWallet onClose={closed} />}
    </Page>
  );
}
