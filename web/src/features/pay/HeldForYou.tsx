// What waits for this account to accept, on its home page.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { Card } from "~/ui/Card";
import { HeldRow } from "./HeldRow";

export function HeldForYou({ address }: { address: string }) {
  const t = useText();
  const { items, assets } = useList(paths.held(address), (held) => String(held.id));
  const mine = items.filter((held) => held.to === address);
  if (!mine.length) return null;
  return (
    <Card flush title={t.home.pending}>
      {mine.map((held) => <HeldRow key={held.id} held={held} asset={assets.get(held.asset)} me={address} />)}
    </Card>
  );
}
