// Who may act for the account, and who may bring it back.

import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { CopyButton } from "~/ui/AddressChip";
import { Columns, Page, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { SkeletonLines } from "~/ui/States";
import { Guardians } from "./Guardians";
import { writeKey } from "./key";
import { Recover } from "./Recover";
import { ScopedKeys } from "./ScopedKeys";

export default function Keys() {
  const t = useText().account;
  const me = useAccount();
  const { account, all } = useHoldings(me?.address);
  const own = me?.public_key && writeKey(me.public_key);
  if (!account) return <Page title={t.title}><SkeletonLines /></Page>;
  return (
    <Page title={t.title} sub={t.sub}>
      {own && <Field label={t.mine} readOnly value={own} end={<CopyButton text={own} />} />}
      <Columns>
        <ScopedKeys account={account} holdings={all} />
        <Stack>
          <Guardians account={account} />
          <Recover />
        </Stack>
      </Columns>
    </Page>
  );
}
