// Which of the held assets.

import type { Holding } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { AssetIcon } from "~/ui/AssetIcon";
import { SelectField } from "~/ui/Field";
import { seen } from "~/ui/Said";
import css from "./Pay.module.css";

export function AssetSelect({ holdings, value, onChange, label }: { holdings: Holding[]; value: number; onChange: (asset: number) => void; label?: string }) {
  const t = useText();
  const format = useFormat();
  const chosen = holdings.find((one) => one.asset.id === value)?.asset;
  return (
    <div className={css.assetRow}>
      <AssetIcon asset={chosen ?? { id: value, code: "?" }} />
      <SelectField label={label ?? t.pay.asset} value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {holdings.map(({ asset, units }) => (
          <option key={asset.id} value={asset.id}>{`${asset.code} · ${seen(asset.name)}${asset.id ? ` #${asset.id}` : ""} · ${format.short(units, asset.decimals)}`}</option>
        ))}
      </SelectField>
    </div>
  );
}
