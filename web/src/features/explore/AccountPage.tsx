// Any account: what it holds, what happened to it, and the proof of both.

import { useState } from "react";
import { useParams } from "wouter";
import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useSession } from "~/core/vault/session";
import { lineKey } from "~/features/activity/ActivityRow";
import { Lines } from "~/features/activity/Lines";
import { EditContact } from "~/features/own/EditContact";
import { CopyButton, FullAddress } from "~/ui/AddressChip";
import { AssetIcon } from "~/ui/AssetIcon";
import { Button, LinkButton } from "~/ui/Button";
import { Card, Columns, Facts, Page, Stack } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { LongRows } from "~/ui/LongRows";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { ProofCard } from "./ProofCard";

export default function AccountPage() {
  const t = useText();
  const label = useLabels();
  const session = useSession();
  const { account: asked } = useParams<{ account: string }>();
  const { all, account, error, again } = useHoldings(asked);
  const lines = useList(paths.activity(asked), lineKey);
  const [editing, setEditing] = useState(false);
  if (error && !account) return <Page title={t.explore.account}><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!account) return <Page title={t.explore.account}><SkeletonLines /></Page>;
  const { address, authority, security, inbox } = account;
  const own = session.phase === "open" && session.accounts.some((one) => one.address === address);
  const known = label(address);
  const rules = [inbox.refuse_unknown && t.explore.inboxKnown, inbox.require_memo && t.explore.inboxMemo].filter(Boolean);
  return (
    <Page
      title={<Said>{account.name ?? (known.known ? known.text : t.explore.account)}</Said>}
      sub={<><FullAddress address={address} /> <CopyButton text={address} /></>}
      actions={session.phase === "open" && !own && <><Button small icon="people" onClick={() => setEditing(true)}>{t.pay.saveContact}</Button><LinkButton small kind="primary" icon="send" to={`/pay/${address}`}>{t.explore.pay}</LinkButton></>}
    >
      <Columns>
        <Card flush title={t.explore.activity}>
          {lines.loading ? <SkeletonLines /> : lines.error ? <ErrorState error={lines.error} again={lines.again} /> : lines.items.length === 0 ? <Empty title={t.explore.noActivity}>{account.exists ? undefined : t.explore.accountNone}</Empty> : <Lines lines={lines.items} assets={lines.assets} onEnd={lines.loadMore} more={lines.more} />}
        </Card>
        <Stack>
          <Card flush title={t.explore.balances}>
            <LongRows items={all} row={({ asset, units }) => <ListRow key={asset.id} to={`/asset/${asset.id}`} start={<AssetIcon asset={asset} />} title={<Said>{asset.name}</Said>} note={`${asset.code} · #${asset.id}`} end={<Money units={units} asset={asset} bare open={!own} />} />} />
          </Card>
          <Card title={t.explore.security}>
            <Facts
              items={[
                [t.explore.keys, authority ? (authority.keys.length === 1 ? (authority.keys[0]?.key.kind ?? "") : `${t.explore.weighted(authority.threshold)} / ${authority.keys.length}`) : t.explore.oneKey],
                ...(security?.guardians ? [[t.explore.security, t.explore.guardians(security.guardians.members.length, security.guardians.threshold)] as [string, string]] : []),
                [t.explore.inbox, rules.length ? rules.join(" · ") : t.explore.inboxAll],
                ["0x", <code key="hex">{account.hex}</code>],
              ]}
            />
          </Card>
          {account.exists && <ProofCard path={paths.accountProof(address)} name="account.tally" expect={(line) => line.kind === "record" && "type" in line.record && line.record.type === "account" && line.record.address === address} />}
        </Stack>
      </Columns>
      {editing && <EditContact contact={{ name: account.name?.slice(1) ?? "", address }} onClose={() => setEditing(false)} />}
    </Page>
  );
}
