// Where the requester wants the money: the memo of the request, which only its line in the dealer's activity still tells.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import type { Redemption } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { Sealed } from "~/features/explore/Memos";
import { Said } from "~/ui/Said";

export function PayTo({ redemption }: { redemption: Redemption }) {
  const t = useText().reserve.redeem;
  const { coin, dealer, from, requested_ms, amount } = redemption;
  const list = useList(paths.activity(dealer, { kind: "request_redemption", asset: coin }), (line) => `${line.transaction}-${line.operation ?? ""}`);
  const line = list.items.find((one) => one.time_ms === requested_ms && one.counterparty === from && one.amount === amount);
  if (!line?.memo) return null;
  return (
    <div>
      <strong>{t.payTo}</strong>
      {"text" in line.memo ? <p><Said>{line.memo.text}</Said></p> : <Sealed sealed={line.memo.sealed} to={dealer} />}
    </div>
  );
}
