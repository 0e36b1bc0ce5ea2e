// A post in a list.

import { Link } from "wouter";
import type { Posted } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { AddressChip } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Badge } from "~/ui/Card";
import { Said } from "~/ui/Said";
import { wasRead } from "./reading";
import css from "./News.module.css";

export function PostRow({ post, publisher }: { post: Posted; publisher: string | undefined }) {
  const t = useText().news;
  const read = wasRead(post.id);
  return (
    <Link href={`/post/${post.id}`} className={css.post} data-read={read}>
      <h2 lang={post.language}><Said>{post.title}</Said></h2>
      <span className={css.about}>
        {publisher && <strong><Said>{publisher}</Said></strong>}
        <AddressChip address={post.publisher} plain />
        <Ago ms={post.at_ms} />
        {(post.tags ?? []).map((tag) => <Badge key={tag}>#<Said>{tag}</Said></Badge>)}
        {post.tips > 0 && <span>{t.tips(post.tips)}</span>}
        {read && <Badge tone="good" icon="check">{t.read}</Badge>}
        {post.withdrawn_ms != null && <Badge tone="warn">{t.withdrawn}</Badge>}
      </span>
    </Link>
  );
}
