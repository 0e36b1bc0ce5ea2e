// The wallet as it stands open now: since when, and in how many tabs.

import { useEffect, useState } from "react";
import { useText } from "~/core/i18n";
import { countTabs } from "~/core/vault/autolock";
import { useOpen } from "~/core/vault/session";
import { Ago } from "~/ui/Ago";
import { Facts } from "~/ui/Card";

export function ThisSession() {
  const t = useText().own.session;
  const open = useOpen();
  const [tabs, setTabs] = useState(1);
  useEffect(() => {
    let here = true;
    void countTabs().then((count) => here && setTabs(count));
    return () => {
      here = false;
    };
  }, []);
  return open && <Facts items={[[t.since, <Ago key="since" ms={open.opened_ms} />], [t.tabs, t.count(tabs)]]} />;
}
