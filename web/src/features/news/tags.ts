// Tags as the ledger takes them: small letters, no white space or #, each once, ascending by their bytes.

const MOST_TAGS = 8;
const MOST_TAG_BYTES = 32;

const encoder = new TextEncoder();

function ascending(a: string, b: string): number {
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  for (let place = 0; place < Math.min(left.length, right.length); place += 1) {
    const step = (left[place] ?? 0) - (right[place] ?? 0);
    if (step) return step;
  }
  return left.length - right.length;
}

/** Nothing where there are too many, or one is too long. */
export function readTags(text: string): string[] | null {
  const tags = [...new Set(text.split(/[\s,，、#]+/u).filter(Boolean).map((tag) => tag.replace(/[A-Z]/g, (letter) => letter.toLowerCase())))];
  if (tags.length > MOST_TAGS || tags.some((tag) => encoder.encode(tag).length > MOST_TAG_BYTES)) return null;
  return tags.sort(ascending);
}
