// Reads a QR code with the camera or from a picture. The browser's own reader when it has one; else one that is fetched
// only now.

import { useEffect, useRef, useState } from "react";
import { useText } from "~/core/i18n";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/Card";
import { Dialog } from "~/ui/Dialog";
import css from "./Pay.module.css";

type Detector = { detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]> };
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

const BETWEEN_MS = 200;
const LARGEST_SIDE = 1_600;

type Read = (source: ImageBitmap) => Promise<string | null>;

async function reader(): Promise<Read> {
  const own = (window as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes("qr_code")) {
    const detector = new own({ formats: ["qr_code"] });
    return async (source) => (await detector.detect(source))[0]?.rawValue ?? null;
  }
  const { default: jsqr } = await import("jsqr");
  return async (source) => {
    const scale = Math.min(1, LARGEST_SIDE / Math.max(source.width, source.height));
    const canvas = new OffscreenCanvas(Math.round(source.width * scale), Math.round(source.height * scale));
    const context = canvas.getContext("2d");
    context?.drawImage(source, 0, 0, canvas.width, canvas.height);
    const image = context?.getImageData(0, 0, canvas.width, canvas.height);
    return image ? (jsqr(image.data, image.width, image.height)?.data ?? null) : null;
  };
}

/** What the picture says; nothing when it is none. */
async function textIn(read: Read, source: ImageBitmapSource): Promise<string | null> {
  try {
    const picture = await createImageBitmap(source);
    return await read(picture).finally(() => picture.close());
  } catch {
    return null;
  }
}

export function Scan({ onText, onClose }: { onText: (text: string) => void; onClose: () => void }) {
  const t = useText().pay;
  const video = useRef<HTMLVideoElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [broken, setBroken] = useState(false);
  const [nothing, setNothing] = useState(false);
  const found = useRef(onText);
  found.current = onText;

  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout>;
    let here = true;
    const off = () => stream?.getTracks().forEach((track) => track.stop());
    const watch = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (!here || !video.current) return off();
      video.current.srcObject = stream;
      await video.current.play();
      const read = await reader();
      const look = async () => {
        if (!here || !video.current) return;
        const text = await textIn(read, video.current);
        if (text && here) return found.current(text);
        timer = setTimeout(() => void look(), BETWEEN_MS);
      };
      await look();
    };
    watch().catch(() => {
      off();
      if (here) setBroken(true);
    });
    return () => {
      here = false;
      clearTimeout(timer);
      off();
    };
  }, []);

  const picture = async (chosen: File | undefined) => {
    if (!chosen) return;
    const text = await reader().then((read) => textIn(read, chosen), () => null);
    if (text) onText(text);
    else setNothing(true);
  };
  return (
    <Dialog title={t.scan} onClose={onClose}>
      {broken ? <Notice tone="warn">{t.scanCamera}</Notice> : <video ref={video} className={css.video} muted playsInline />}
      {nothing && <Notice tone="warn">{t.scanNothing}</Notice>}
      <Button icon="upload" onClick={() => file.current?.click()}>{t.scanFile}</Button>
      <input ref={file} type="file" accept="image/*" hidden onChange={(event) => { setNothing(false); void picture(event.target.files?.[0]); event.target.value = ""; }} />
    </Dialog>
  );
}
