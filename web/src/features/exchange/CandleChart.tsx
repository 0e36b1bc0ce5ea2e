// Candles and volume, drawn by lightweight-charts. This file is loaded only when a market is looked at.

import { CandlestickSeries, createChart, HistogramSeries, type IChartApi, type ISeriesApi, type UTCTimestamp } from "lightweight-charts";
import { useEffect, useRef } from "react";
import type { Candle } from "~/core/api/schema";
import { useSettings } from "~/core/settings";
import { pricePlaces, scaledPrice, type Pair } from "./price";
import css from "./Exchange.module.css";

type Drawn = { chart: IChartApi; candles: ISeriesApi<"Candlestick">; volume: ISeriesApi<"Histogram"> };

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The library writes times as if they were UTC; the reader's own clock is meant. */
const clock = (ms: number) => ((ms - new Date(ms).getTimezoneOffset() * 60_000) / 1000) as UTCTimestamp;

function draw(box: HTMLElement, places: number, rising: "red" | "green", language: string): Drawn {
  const [up, down] = rising === "red" ? [token("--danger"), token("--in")] : [token("--in"), token("--danger")];
  const line = { color: token("--line") };
  const chart = createChart(box, {
    autoSize: true,
    // Its logo would bring a style element, which the page's policy forbids; the notice stands in words below the chart.
    layout: { background: { color: "transparent" }, textColor: token("--ink-2"), fontFamily: token("--sans"), attributionLogo: false },
    grid: { vertLines: line, horzLines: line },
    rightPriceScale: { borderColor: line.color },
    timeScale: { borderColor: line.color, timeVisible: true, secondsVisible: false },
    localization: { locale: language === "zh" ? "zh-CN" : "en-GB" },
  });
  const candles = chart.addSeries(CandlestickSeries, {
    upColor: up, downColor: down, wickUpColor: up, wickDownColor: down, borderVisible: false,
    priceFormat: { type: "price", precision: Math.min(places, 8), minMove: 1 / 10 ** Math.min(places, 8) },
  });
  const volume = chart.addSeries(HistogramSeries, { priceScaleId: "", priceFormat: { type: "volume" }, color: token("--line-2"), lastValueVisible: false, priceLineVisible: false });
  volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
  candles.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.24 } });
  return { chart, candles, volume };
}

export default function CandleChart({ pair, candles, interval }: { pair: Pair; candles: readonly Candle[]; interval: string }) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const shown = useRef("");
  const { rising, theme, language } = useSettings();
  const places = pricePlaces(pair);
  useEffect(() => {
    if (!box.current) return;
    const made = draw(box.current, places, rising, language);
    drawn.current = made;
    shown.current = "";
    return () => {
      drawn.current = null;
      made.chart.remove();
    };
  }, [places, rising, theme, language]);
  useEffect(() => {
    const it = drawn.current;
    if (!it) return;
    // Only the picture leaves whole numbers; nobody counts with its pixels.
    const level = (ticks: number) => Number(scaledPrice(pair, ticks, places)) / 10 ** places;
    const whole = 10 ** pair.base.decimals;
    const ordered = [...candles].reverse();
    it.candles.setData(ordered.map((one) => ({ time: clock(one.start_ms), open: level(one.open), high: level(one.high), low: level(one.low), close: level(one.close) })));
    it.volume.setData(ordered.map((one) => ({ time: clock(one.start_ms), value: one.base_volume ? Number(BigInt(one.base_volume)) / whole : 0 })));
    // What the reader has scrolled to stays as candles come.
    if (shown.current !== interval && ordered.length) {
      shown.current = interval;
      if (ordered.length > 60) it.chart.timeScale().setVisibleLogicalRange({ from: ordered.length - 90, to: ordered.length + 4 });
      else it.chart.timeScale().setVisibleLogicalRange({ from: ordered.length - 40, to: ordered.length + 4 });
    }
  }, [candles, pair, places, interval, rising, theme, language]);
  return <div ref={box} className={css.chart} aria-hidden />;
}
