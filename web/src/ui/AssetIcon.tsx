// An asset's sign, made from its number: the same everywhere, and hard to confuse with another of the same code.

import type { AssetBrief } from "~/core/api/schema";

/** Muted pigments, in an order that keeps neighbours apart. */
const PIGMENTS = ["#17614f", "#8a4b2a", "#3d4f8a", "#7a6a1e", "#7d3558", "#2f6f82", "#5b5f2c", "#6a4a86", "#9a3d2e", "#41655a"];

export function AssetIcon({ asset, size = 40 }: { asset: Pick<AssetBrief, "id" | "code">; size?: number }) {
  const colour = PIGMENTS[asset.id % PIGMENTS.length];
  // Notches at the rim write the number in binary.
  const notches = Array.from({ length: 12 }, (_, place) => place).filter((place) => (asset.id >> place) & 1);
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden focusable="false" style={{ flex: "none" }}>
      <circle cx="20" cy="20" r="20" fill={colour} />
      {notches.map((place) => (
        <path key={place} d="M20 2.500v4" stroke="#fffdf8" strokeOpacity="0.75" strokeWidth="2" strokeLinecap="round" transform={`rotate(${place * 30} 20 20)`} />
      ))}
      {asset.id === 0 ? (
        <path d="M13 13v14M17.700 13v14M22.300 13v14M27 13v14M10 24 30 16" stroke="#fffdf8" strokeWidth="2.200" strokeLinecap="round" fill="none" />
      ) : (
        <text x="20" y="20" dy="0.36em" textAnchor="middle" fontSize={asset.code.length > 2 ? 10.5 : 13} fontWeight="700" fill="#fffdf8">
          {asset.code.slice(0, 3)}
        </text>
      )}
    </svg>
  );
}
