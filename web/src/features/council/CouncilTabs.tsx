// The rooms of the council.

import { useText } from "~/core/i18n";
import { LinkTabs } from "~/ui/Tabs";

export function CouncilTabs() {
  const t = useText().council;
  return <LinkTabs label={t.title} options={[["/council", t.tabs.room], ["/council/parameters", t.tabs.parameters], ["/council/treasury", t.tabs.treasury]]} />;
}
