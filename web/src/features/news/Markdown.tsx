// A body's tree as elements. Text is text: nothing of it is ever made into HTML.

import type { ReactNode } from "react";
import { seen } from "~/ui/Said";
import type { Block, Inline } from "./markdown";
import css from "./News.module.css";

function words(inside: Inline[]): ReactNode[] {
  return inside.map((one, place) => {
    switch (one.kind) {
      case "text":
        return <span key={place}>{seenLines(one.text)}</span>;
      case "code":
        return <code key={place}>{seen(one.text)}</code>;
      case "strong":
        return <strong key={place}>{words(one.inside)}</strong>;
      case "emphasis":
        return <em key={place}>{words(one.inside)}</em>;
      case "link":
        return <Outward key={place} href={one.href}>{words(one.inside)}</Outward>;
    }
  });
}

/** Line ends are white space here; everything else unseen is shown. */
const seenLines = (text: string) => text.split("\n").map(seen).join("\n");

/** A link to another site says to which one before it is followed. */
export function Outward({ href, children }: { href: string; children?: ReactNode }) {
  const host = href.replace(/^https?:\/\//, "").split(/[/?#]/)[0] ?? href;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
      {children ?? seen(href)}
      {children && <small className={css.host}> ({host})</small>}
    </a>
  );
}

export function Blocks({ blocks }: { blocks: Block[] }) {
  return blocks.map((block, place) => {
    switch (block.kind) {
      case "paragraph":
        return <p key={place}>{words(block.inside)}</p>;
      case "heading":
        // The page's own title is the first heading.
        return block.level === 1 ? <h2 key={place}>{words(block.inside)}</h2> : <h3 key={place}>{words(block.inside)}</h3>;
      case "quote":
        return <blockquote key={place}><Blocks blocks={block.blocks} /></blockquote>;
      case "list": {
        const items = block.items.map((item, number) => <li key={number}><Blocks blocks={item} /></li>);
        return block.ordered ? <ol key={place} start={block.start}>{items}</ol> : <ul key={place}>{items}</ul>;
      }
      case "code":
        return <pre key={place} tabIndex={0}>{seenLines(block.text)}</pre>;
      case "rule":
        return <hr key={place} />;
    }
  });
}
