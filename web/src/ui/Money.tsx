// An amount with its unit, in full or short, or dots when the reader hides what is had.

import type { AssetBrief } from "~/core/api/schema";
import { useFormat } from "~/core/i18n";
import { useSettings } from "~/core/settings";

type Props = {
  units: bigint | string;
  asset: Pick<AssetBrief, "code" | "decimals"> | undefined;
  /** Which way it went. */
  way?: "in" | "out" | undefined;
  short?: boolean;
  /** What everybody may see, such as a supply, is never hidden. */
  open?: boolean;
  bare?: boolean;
};

const SIGNS = { in: "+", out: "−" };

export function Money({ units, asset, way, short, open, bare }: Props) {
  const format = useFormat();
  const { hidden } = useSettings();
  if (!asset) return <span className="num">…</span>;
  const text = hidden && !open ? "••••" : (short ? format.short : format.amount)(units, asset.decimals);
  return (
    <span className="num" style={way === "in" ? { color: "var(--in)" } : undefined}>
      {way && SIGNS[way]}
      {text}
      {!bare && `\u00a0${asset.code}`}
    </span>
  );
}
