// A list that is read page by page, and whose head stays live. Whatever comes at its head, the lines below stay in their
// order, without a gap and each once; so a reader deep in it never loses the place.

import { get, type Path } from "./client";
import { withQuery, type Page } from "./paths";
import type { AssetBrief } from "./schema";

export type View<T> = {
  items: readonly T[];
  assets: Map<number, AssetBrief>;
  /** Whether there is more than was read. */
  more: boolean;
  /** Pages are on their way. */
  reading: boolean;
  error: Error | undefined;
};

export const NOTHING: View<never> = { items: [], assets: new Map(), more: false, reading: false, error: undefined };

/** The head, which is asked for again whenever the stream tells of it, and the most that the node gives at once. */
export const HEAD = 50;
const PAGE = 100;
/** Pages at once for a reader who reaches the end again and again. */
const MOST_PAGES = 32;
const HURRY_MS = 1_500;
/** After a failure the end asks again no sooner. */
const REST_MS = 3_000;
/** What is read in a row is shown this often: a hundred thousand lines are copied each time. */
const SHOW_MS = 250;
/** Most pages that came at the head unseen, and are read to close the gap. */
const MOST_MISSED = 100;

export class Listing<T> {
  view: View<T> = NOTHING;
  #items: T[] = [];
  #keys: string[] = [];
  #known = new Set<string>();
  #next: string | null = null;
  /** More than its head was read. */
  #grown = false;
  #head: Page<T> | undefined;
  #closingGap = false;
  #enough: ((fresh: readonly T[]) => boolean) | null = null;
  #reading: Promise<void> | null = null;
  #pages = 1;
  #ended_ms = 0;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly path: Path<Page<T>>,
    readonly keyOf: (item: T) => string,
  ) {}

  follow = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Takes the head as it is now; the same head twice changes nothing. */
  take(head: Page<T> | undefined): void {
    if (!head || head === this.#head) return;
    this.#head = head;
    if (this.#closingGap) return;
    const keys = head.items.map(this.keyOf);
    if (!this.#grown || head.items.length === 0) this.#begin(head, keys);
    else if (head.next && !keys.some((key) => this.#known.has(key))) return void this.#closeGap(head);
    else this.#join(head.items, keys);
    this.#learn(head.assets);
    this.#put({});
  }

  /** Reads on until `enough` says so of what was read last, or to the end. */
  read(enough: (fresh: readonly T[]) => boolean): Promise<void> {
    this.#enough = enough;
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = null;
      this.#enough = null;
      this.#ended_ms = Date.now();
      this.#put({ reading: false });
      this.#tell();
    });
    return this.#reading;
  }

  /** The end is near: a page more, or several for who is in a hurry. */
  readSome = (): void => {
    if (this.#reading || this.#next === null) return;
    const rested_ms = Date.now() - this.#ended_ms;
    if (this.view.error && rested_ms < REST_MS) return;
    this.#pages = rested_ms < HURRY_MS ? Math.min(2 * this.#pages, MOST_PAGES) : 1;
    let left = this.#pages;
    void this.read(() => (left -= 1) <= 0);
  };

  stop = (): void => {
    if (this.#reading) this.#enough = () => true;
  };

  async #readOn(): Promise<void> {
    this.#grown = true;
    this.#put({ reading: true, error: undefined });
    this.#tell();
    let shown_ms = 0;
    while (this.#next !== null) {
      const cursor = this.#next;
      let page: Page<T>;
      try {
        page = await this.#page(cursor);
      } catch (error) {
        return this.#put({ error: error as Error });
      }
      // The list began anew meanwhile.
      if (cursor !== this.#next) return;
      this.#append(page);
      if (this.#enough?.(page.items)) return;
      if (Date.now() - shown_ms < SHOW_MS) continue;
      shown_ms = Date.now();
      this.#put({});
      this.#tell();
    }
  }

  #page = (cursor: string): Promise<Page<T>> => get(withQuery(this.path, { limit: PAGE, cursor }));

  #append(page: Page<T>): void {
    for (const item of page.items) {
      const key = this.keyOf(item);
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      this.#keys.push(key);
      this.#items.push(item);
    }
    this.#next = page.next ?? null;
    this.#learn(page.assets);
  }

  #begin(head: Page<T>, keys: string[]): void {
    this.#items = [...head.items];
    this.#keys = keys;
    this.#known = new Set(keys);
    this.#next = head.next ?? null;
    this.#grown = false;
  }

  /** Puts what the node says now in the place of what it said of the same stretch before. */
  #join(items: readonly T[], keys: string[]): void {
    const place = this.#keys.indexOf(keys.at(-1) ?? "");
    // A line far below that came up in its order takes nothing with it.
    const cut = place < 2 * items.length ? place + 1 : 0;
    for (const key of this.#keys.slice(0, cut)) this.#known.delete(key);
    let rest = this.#items.slice(cut);
    let restKeys = this.#keys.slice(cut);
    if (keys.some((key) => this.#known.has(key))) {
      const ahead = new Set(keys);
      const stays = restKeys.map((key) => !ahead.has(key));
      rest = rest.filter((_, at) => stays[at]);
      restKeys = restKeys.filter((_, at) => stays[at]);
    }
    this.#items = [...items, ...rest];
    this.#keys = [...keys, ...restKeys];
    for (const key of keys) this.#known.add(key);
  }

  /** So much came at once that the head no longer meets the lines below: what is between is read first. */
  async #closeGap(head: Page<T>): Promise<void> {
    this.#closingGap = true;
    const items = [...head.items];
    let next = head.next;
    let met = false;
    try {
      for (let pages = 0; next && !met && pages < MOST_MISSED; pages += 1) {
        const page = await this.#page(next);
        items.push(...page.items);
        this.#learn(page.assets);
        next = page.next;
        met = page.items.some((item) => this.#known.has(this.keyOf(item)));
      }
      const keys = items.map(this.keyOf);
      if (met) this.#join(items, keys);
      else this.#begin({ items, next: next ?? null, assets: [] }, keys);
      this.#grown = true;
      this.#learn(head.assets);
      this.#put({});
    } catch {
      // What is there stays; the next head tries again.
    } finally {
      this.#closingGap = false;
      const latest = this.#head;
      this.#head = head;
      this.take(latest);
      this.#tell();
    }
  }

  /** A page that names no asset leaves them out. */
  #learn(briefs: readonly AssetBrief[] = []): void {
    const known = this.view.assets;
    const said = (brief: AssetBrief | undefined) => brief && JSON.stringify(brief);
    const fresh = briefs.filter((brief) => said(known.get(brief.id)) !== said(brief));
    // The same map as long as it says the same, so that rows need not be drawn again.
    if (fresh.length) this.view = { ...this.view, assets: new Map([...known, ...fresh.map((brief) => [brief.id, brief] as const)]) };
  }

  #put(change: Partial<View<T>>): void {
    this.view = { ...this.view, items: [...this.#items], more: this.#next !== null, ...change };
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
