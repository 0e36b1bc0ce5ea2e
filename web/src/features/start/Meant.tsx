// The one account that an address, a name or a keystore means, with what it holds.

import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { Face, FullAddress } from "~/ui/AddressChip";
import { Card, Notice, Stack } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { SkeletonLines, useErrorText } from "~/ui/States";
import css from "./Welcome.module.css";

export function Meant({ account }: { account: string }) {
  const t = useText().start;
  const say = useErrorText();
  const { data, error } = useQuery(paths.account(account));
  if (error) return <Notice tone="warn">{say(error)}</Notice>;
  if (!data) return <SkeletonLines count={1} />;
  const held = data.balances.filter((balance) => balance.amount !== "0");
  return (
    <Card>
      <div className={css.meant}>
        <Face address={data.address} />
        <Stack>
          <div>{data.name && <strong>{data.name}</strong>} <FullAddress address={data.address} /></div>
          <div>
            {held.length === 0 ? t.empty : held.slice(0, 5).map((balance) => (
              <p key={balance.asset}><Money units={balance.amount} asset={data.assets.find((asset) => asset.id === balance.asset)} /></p>
            ))}
          </div>
        </Stack>
      </div>
    </Card>
  );
}
