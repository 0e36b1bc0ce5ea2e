// Accepting an asset keeps the other rules of the inbox as they are.

import { propose } from "~/app/act/propose";
import { get } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { AssetBrief } from "~/core/api/schema";
import { textNow } from "~/core/i18n";

export function acceptAsset(address: string, asset: Pick<AssetBrief, "id" | "code">, onFinal?: () => void): void {
  const t = textNow().asset;
  propose({
    title: t.add,
    verb: t.acceptVerb(asset.code),
    wanted: async () => {
      const { inbox } = await get(paths.account(address));
      return [{ kind: "set_inbox", refuse_unknown: inbox.refuse_unknown, require_memo: inbox.require_memo, accept: [asset.id] }];
    },
    ...(onFinal && { onFinal }),
  });
}
