// Words that others wrote: memos, names. They are text and nothing else; what cannot be seen in them is made visible, and
// what turns the direction of writing stays inside.

// Controls, zero-width characters, marks of direction, and tags: none of them has a business in a name or a memo.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

/** The text with a mark in the place of each character that cannot be seen. */
export function seen(text: string): string {
  return text.replace(UNSEEN, "\u25a1");
}

export function Said({ children }: { children: string }) {
  return <bdi>{seen(children)}</bdi>;
}
