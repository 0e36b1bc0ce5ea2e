// One post: its words, checked against the ledger, and what readers can do for it.

import { useMemo } from "react";
import { Link, useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { useQuery } from "~/core/api/query";
import type { Posted } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { shortened } from "~/core/money/format";
import { useAccount } from "~/core/vault/session";
import { provesRecord } from "~/core/wallet/record";
import { Meter } from "~/features/earn/Meter";
import { useLive } from "~/features/explore/live";
import { ProofCard } from "~/features/explore/ProofCard";
import { AddressChip } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Button, LinkButton } from "~/ui/Button";
import { Badge, Card, Notice, Page, Row, Stack } from "~/ui/Card";
import { Said, seen } from "~/ui/Said";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { useBody } from "./body";
import { Blocks, Outward } from "./Markdown";
import { readMarkdown, safeLink } from "./markdown";
import { newsPaths } from "./paths";
import { useReading } from "./reading";
import { Thanks } from "./Thanks";
import css from "./News.module.css";

function Words({ text, post }: { text: string; post: Posted }) {
  const blocks = useMemo(() => (post.format === "markdown" ? readMarkdown(text) : null), [text, post.format]);
  const plain = () => text.replace(/\r\n?/g, "\n").split("\n").map(seen).join("\n");
  return <div className={css.body} lang={post.language} dir="auto">{blocks ? <Blocks blocks={blocks} /> : <p className={css.plain}>{plain()}</p>}</div>;
}

function Article({ post }: { post: Posted }) {
  const { news: t, app } = useText();
  const body = useBody(post.body);
  const text = body.at === "here" ? body.text : null;
  const { part, end } = useReading(post.id, text);
  const link = post.link ? safeLink(post.link) : null;
  return (
    <Card className={css.article}>
      <Stack>
        {body.at === "loading" && <SkeletonLines />}
        {body.at === "failed" && <ErrorState error={body.error} />}
        {body.at === "forged" && <Notice tone="bad">{t.forged}</Notice>}
        {body.at === "missing" && <Notice tone="warn">{t.missing} {link && <>{t.missingLink} <Outward href={link} /></>}</Notice>}
        {text !== null && (
          <>
            <Words text={text} post={post} />
            <div ref={end} />
            <Meter bps={part * 100} label={t.reading(part)} />
            <Row spread>
              <small>{part >= 100 ? t.readingDone : t.reading(part)}</small>
              <Badge tone="good" icon="check">{t.checked}</Badge>
            </Row>
            <small>{t.readingNote}</small>
          </>
        )}
        {link && text !== null && <p>{t.link}{app.colon}<Outward href={link} /></p>}
      </Stack>
    </Card>
  );
}

export default function PostPage() {
  const t = useText().news;
  const id = Number(useParams<{ id: string }>().id);
  const account = useAccount();
  const { data: post, error, again } = useQuery(newsPaths.post(id));
  const publisher = useQuery(post ? newsPaths.publisher(post.publisher) : null).data;
  useLive(`/v1/posts/${id}`);
  if (error) return <Page title={t.one(id)} narrow><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!post) return <Page title={t.one(id)} narrow><SkeletonLines /></Page>;
  const name = publisher ? seen(publisher.name) : shortened(post.publisher);
  const own = account?.address === post.publisher;
  return (
    <Page
      title={<span lang={post.language}><Said>{post.title}</Said></span>}
      sub={
        <span className={css.about}>
          <Link href={`/news/publisher/${post.publisher}`}><strong><Said>{name}</Said></strong></Link>
          <AddressChip address={post.publisher} />
          <Ago ms={post.at_ms} />
          {(post.tags ?? []).map((tag) => <Badge key={tag}>#<Said>{tag}</Said></Badge>)}
        </span>
      }
      narrow
    >
      {post.withdrawn_ms != null && <Notice tone="warn">{t.withdrawnNote}</Notice>}
      {post.replaced_by != null && <Notice>{t.replaced}. <LinkButton small kind="quiet" to={`/post/${post.replaced_by}`}>{t.replacedGo}</LinkButton></Notice>}
      <Article key={post.id} post={post} />
      {post.replaces != null && <Row><LinkButton small kind="quiet" to={`/post/${post.replaces}`}>{t.earlier}</LinkButton></Row>}
      <Thanks post={post} address={account?.address} name={name} />
      {own && post.withdrawn_ms == null && (
        <Row>
          {post.replaced_by == null && <LinkButton icon="edit" to={`/news/publish/${post.id}`}>{t.edition}</LinkButton>}
          <Button onClick={() => propose({ title: t.withdraw, verb: t.withdrawVerb, wanted: [{ kind: "withdraw_post", post: post.id }] })}>{t.withdraw}</Button>
        </Row>
      )}
      <ProofCard key={`proof ${id}`} path={newsPaths.postProof(id)} name={`post-${id}.tally`} expect={(line) => provesRecord(line, "post", id)} />
    </Page>
  );
}
