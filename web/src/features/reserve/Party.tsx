// Somebody who answers for a coin, by the name that the ledger knows.

import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import { useLabels } from "~/core/labels";
import { AddressChip } from "~/ui/AddressChip";
import { seen } from "~/ui/Said";

export function Party({ address, plain }: { address: string; plain?: boolean }) {
  const name = useQuery(paths.account(address)).data?.name;
  return <AddressChip address={address} name={name} {...(plain && { plain })} />;
}

/** For a choice among them. */
export function PartyOption({ address }: { address: string }) {
  const label = useLabels()(address);
  const name = useQuery(paths.account(address)).data?.name;
  return <option value={address}>{seen(label.known ? label.text : (name ?? label.text))}</option>;
}
