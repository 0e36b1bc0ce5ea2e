// A publisher and its posts.

import type { ReactNode } from "react";
import { useParams } from "wouter";
import { useList, useQuery } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { proves } from "~/core/wallet/record";
import { ProofCard } from "~/features/explore/ProofCard";
import { AddressChip } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Card, Facts, Page } from "~/ui/Card";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { useLanguageName } from "./languages";
import { Outward } from "./Markdown";
import { safeLink } from "./markdown";
import { newsPaths } from "./paths";
import { PostRow } from "./PostRow";

export default function PublisherPage() {
  const t = useText().news;
  const nameOf = useLanguageName();
  const account = useParams<{ account: string }>().account ?? "";
  const { data: publisher, error, again } = useQuery(newsPaths.publisher(account));
  const posts = useList(newsPaths.posts({ publisher: account }), (post) => String(post.id));
  if (error) return <Page title={t.publisher} narrow><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!publisher) return <Page title={t.publisher} narrow><SkeletonLines /></Page>;
  const link = publisher.link ? safeLink(publisher.link) : null;
  return (
    <Page title={<Said>{publisher.name}</Said>} sub={t.publisher} narrow>
      <Card>
        <Facts
          items={[
            [t.publisher, <AddressChip key="a" address={publisher.account} />],
            [t.language, nameOf(publisher.language)],
            [t.since, <Ago key="s" ms={publisher.since_ms} />],
            [t.posts, `${publisher.posts} · ${t.tips(publisher.tips)}`],
            ...(link ? [[t.link, <Outward key="l" href={link} />] as [string, ReactNode]] : []),
          ]}
        />
      </Card>
      <Card flush>
        {posts.loading ? <SkeletonLines /> : posts.error ? <ErrorState error={posts.error} again={posts.again} /> : posts.items.length === 0 ? <Empty title={t.nothing} /> : posts.items.map((post) => <PostRow key={post.id} post={post} publisher={publisher.name} />)}
      </Card>
      <ProofCard key={publisher.account} path={newsPaths.publisherProof(publisher.account)} name="publisher.tally" expect={(line) => proves(line, "publisher", { account: publisher.account })} />
    </Page>
  );
}
