// The ways to earn, side by side.

import { useText } from "~/core/i18n";
import { LinkTabs } from "~/ui/Tabs";

export function EarnTabs() {
  const t = useText();
  return (
    <LinkTabs
      label={t.earn.title}
      options={[
        ["/earn", t.earn.overview],
        ["/earn/stake", t.stake.title],
        ["/earn/savings", t.savings.title],
        ["/earn/mining", t.mining.title],
        ["/earn/referral", t.referral.title],
      ]}
    />
  );
}
