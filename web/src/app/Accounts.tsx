// Which account the page is about, with what each holds.

import { useLocation } from "wouter";
import { useText } from "~/core/i18n";
import { useHoldings } from "~/core/holdings";
import { lockEverywhere } from "~/core/vault/autolock";
import { canSign } from "~/core/vault/passkeys";
import { choose, useOpen } from "~/core/vault/session";
import type { VaultAccount } from "~/core/wallet/types";
import { shortened } from "~/core/money/format";
import { Face } from "~/ui/AddressChip";
import { Button } from "~/ui/Button";
import { Badge } from "~/ui/Card";
import { Dialog } from "~/ui/Dialog";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";

function AccountRow({ account, current, onChoose }: { account: VaultAccount; current: boolean; onChoose: () => void }) {
  const t = useText();
  const { all } = useHoldings(account.address);
  const coin = all[0];
  return (
    <ListRow
      start={<Face address={account.address} />}
      title={<><Said>{account.name}</Said> {current && <Badge tone="good" icon="check">{t.app.you}</Badge>}</>}
      note={<code>{shortened(account.address)}</code>}
      end={coin && <Money units={coin.units} asset={coin.asset} short />}
      endNote={!canSign(account) ? t.own.watch : undefined}
      onClick={onChoose}
    />
  );
}

export function Accounts({ onClose }: { onClose: () => void }) {
  const t = useText();
  const open = useOpen();
  const [, go] = useLocation();
  if (!open) return null;
  return (
    <Dialog
      title={t.app.account.choose}
      onClose={onClose}
      foot={
        <>
          <Button icon="plus" onClick={() => { onClose(); go("/own/accounts"); }}>{t.app.account.add}</Button>
          <Button icon="lock" onClick={() => { onClose(); void lockEverywhere(); }}>{t.app.account.lock}</Button>
        </>
      }
    >
      <div>
        {open.accounts.map((account) => (
          <AccountRow key={account.name} account={account} current={account.name === open.current} onChoose={() => { choose(account.name); onClose(); }} />
        ))}
      </div>
    </Dialog>
  );
}
