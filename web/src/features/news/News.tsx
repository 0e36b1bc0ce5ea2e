// What there is to read, by language and tag.

import { useMemo, useState } from "react";
import { useList } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { useLive } from "~/features/explore/live";
import { Button, LinkButton } from "~/ui/Button";
import { Card, Page } from "~/ui/Card";
import { SelectField } from "~/ui/Field";
import { seen } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { useLanguageName } from "./languages";
import { newsPaths } from "./paths";
import { PostRow } from "./PostRow";
import css from "./News.module.css";

const MOST_TAGS = 12;

export default function News() {
  const t = useText();
  const account = useAccount();
  const nameOf = useLanguageName();
  const [language, setLanguage] = useState("");
  const [tag, setTag] = useState("");
  const all = useList(newsPaths.posts(), (post) => String(post.id));
  const posts = useList(newsPaths.posts({ language, tag }), (post) => String(post.id));
  const publishers = useList(newsPaths.publishers, (one) => one.account);
  useLive("/v1/posts?", "/v1/publishers");
  const names = new Map(publishers.items.map((one) => [one.account, one.name]));
  const languages = useMemo(() => [...new Set([...all.items, ...publishers.items].map((one) => one.language))].sort(), [all.items, publishers.items]);
  const tags = useMemo(() => {
    const count = new Map<string, number>();
    for (const post of all.items) if (!language || post.language === language) for (const one of post.tags ?? []) count.set(one, (count.get(one) ?? 0) + 1);
    return [...count].sort((a, b) => b[1] - a[1]).slice(0, MOST_TAGS).map(([one]) => one);
  }, [all.items, language]);
  // Later editions are posts of their own, so earlier ones need not be listed.
  const shown = posts.items.filter((post) => post.replaced_by == null);
  const write = account && <LinkButton kind="primary" icon="edit" to="/news/publish">{t.news.publish}</LinkButton>;
  return (
    <Page title={t.news.title} sub={t.news.sub} actions={write} narrow>
      {(languages.length > 1 || tags.length > 0) && (
        <div className={css.filters}>
          {languages.length > 1 && (
            <SelectField label={t.news.language} value={language} onChange={(event) => setLanguage(event.target.value)}>
              <option value="">{t.news.allLanguages}</option>
              {languages.map((one) => <option key={one} value={one}>{nameOf(one)}</option>)}
            </SelectField>
          )}
          {tags.length > 0 && (
            <div className={css.tags} role="group" aria-label={t.news.tags}>
              {tags.map((one) => <button key={one} type="button" className={css.tag} aria-pressed={tag === one} onClick={() => setTag(tag === one ? "" : one)}>#{seen(one)}</button>)}
            </div>
          )}
        </div>
      )}
      <Card flush>
        {posts.loading ? <SkeletonLines /> : posts.error ? <ErrorState error={posts.error} again={posts.again} /> : shown.length === 0 ? (
          <Empty title={language || tag ? t.news.noMatch : t.news.nothing}>{!language && !tag && t.news.nothingNote}</Empty>
        ) : shown.map((post) => <PostRow key={post.id} post={post} publisher={names.get(post.publisher)} />)}
      </Card>
      {posts.more && <Button onClick={posts.loadMore}>{t.app.more}</Button>}
    </Page>
  );
}
