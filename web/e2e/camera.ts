// A camera that films one code: a still picture as the uncompressed video that Chromium takes for a camera's.

import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";

const WIDTH = 640;
const HEIGHT = 480;
/** The code's side in the picture. */
const SIDE = 360;
const WHITE = 235;
const BLACK = 16;
const GREY = 128;

export type Code = { size: number; path: string };

/** Arguments for a browser whose camera films `file`. */
export const filming = (file: string) => ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${file}`];

/** The code that the page shows. */
export async function shownCode(page: Page): Promise<Code> {
  const svg = page.getByRole("img", { name: "QR code" });
  const path = (await svg.locator("path").getAttribute("d")) ?? "";
  const [, , size] = ((await svg.getAttribute("viewBox")) ?? "").split(" ").map(Number);
  return { size: size ?? 0, path };
}

/** Which modules of the code are dark: its path is drawn by the browser, one pixel a module. */
async function modules(page: Page, code: Code): Promise<boolean[]> {
  return page.evaluate(({ size, path }) => {
    const context = new OffscreenCanvas(size, size).getContext("2d");
    if (!context) return [];
    context.fill(new Path2D(path));
    const { data } = context.getImageData(0, 0, size, size);
    return Array.from({ length: size * size }, (_, place) => (data[4 * place + 3] ?? 0) > 127);
  }, code);
}

/** Puts the code, or nothing but a wall, before the camera (YUV4MPEG2, planes of 4:2:0). */
export async function film(page: Page, file: string, code: Code | null): Promise<void> {
  const dark = code ? await modules(page, code) : [];
  const luma = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  const size = code?.size ?? 0;
  const [left, top] = [(WIDTH - SIDE) / 2, (HEIGHT - SIDE) / 2];
  for (let y = 0; y < SIDE && size; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      if (dark[Math.floor((y * size) / SIDE) * size + Math.floor((x * size) / SIDE)]) luma[(top + y) * WIDTH + left + x] = BLACK;
    }
  }
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, GREY);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\nFRAME\n`), luma, chroma]));
}
