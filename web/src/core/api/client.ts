// The only way to the node: the one that served this page, and nobody else.

import { settings } from "../settings";
import type { ProblemDetails } from "./schema";

/** A path whose answer is a `T`. */
export type Path<T> = string & { readonly answer?: T };

/** What the node refuses, in the reader's language, with its stable code. */
export class Problem extends Error {
  constructor(
    readonly code: number,
    readonly status: number,
    message: string,
    readonly note?: string,
  ) {
    super(message);
    this.name = "Problem";
  }
}

/** The node did not answer. */
export class Unreachable extends Error {
  constructor() {
    super("unreachable");
    this.name = "Unreachable";
  }
}

const LONGEST_MS = 35_000;

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const timeout = AbortSignal.timeout(LONGEST_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  const headers = { "Accept-Language": settings.get().language, ...(init.headers as Record<string, string>) };
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, signal, credentials: "omit", redirect: "error" });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Unreachable();
  }
  if (!response.ok) throw await problem(response);
  return response;
}

async function problem(response: Response): Promise<Error> {
  try {
    const it = (await response.json()) as ProblemDetails & { note?: string };
    return new Problem(it.code, response.status, it.detail, it.note);
  } catch {
    // A proxy answered in the node's place.
    return response.status >= 500 ? new Unreachable() : new Problem(0, response.status, response.statusText);
  }
}

export async function get<T>(path: Path<T>, signal?: AbortSignal): Promise<T> {
  const response = await ask(path, { headers: { Accept: "application/json" }, ...(signal && { signal }) });
  return (await response.json()) as T;
}

export async function post<T>(path: Path<T>, body: unknown): Promise<T> {
  const headers = { "Content-Type": "application/json" };
  return (await (await ask(path, { method: "POST", headers, body: JSON.stringify(body) })).json()) as T;
}

/** Sends canonical bytes. */
export async function postBytes<T>(path: Path<T>, hex: string): Promise<T> {
  const headers = { "Content-Type": "application/octet-stream" };
  return (await (await ask(path, { method: "POST", headers, body: fromHex(hex) })).json()) as T;
}

/** Puts a text under a path, byte for byte. */
export async function putText(path: string, text: string): Promise<void> {
  await ask(path, { method: "PUT", headers: { "Content-Type": "application/octet-stream" }, body: new TextEncoder().encode(text) });
}

/** An answer's bytes as hexadecimal, which is how the wallet takes them. */
export async function getBytes(path: string, signal?: AbortSignal): Promise<string> {
  const response = await ask(path, { headers: { Accept: "application/octet-stream" }, ...(signal && { signal }) });
  return toHex(new Uint8Array(await response.arrayBuffer()));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length / 2);
  for (let place = 0; place < bytes.length; place += 1) bytes[place] = Number.parseInt(text.slice(2 * place, 2 * place + 2), 16);
  return bytes;
}
