// Writing a post. Its hash goes on the ledger; then the node is given its words.

import { useState } from "react";
import { useLocation, useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { useQuery } from "~/core/api/query";
import type { Action, PostFormat } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Stack } from "~/ui/Card";
import { Field, SelectField, TextField } from "~/ui/Field";
import { useErrorText } from "~/ui/States";
import { Choice } from "~/ui/Tabs";
import { toast } from "~/ui/Toast";
import { hashOf, MOST_BODY_BYTES, serve } from "./body";
import { OFFERED, useLanguageName } from "./languages";
import { Blocks } from "./Markdown";
import { readMarkdown } from "./markdown";
import { newsPaths } from "./paths";
import { readTags } from "./tags";
import css from "./News.module.css";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const line = (text: string, most: number) => text === text.trim() && text !== "" && !text.includes("\n") && bytesOf(text).length <= most;

export default function Publish() {
  const t = useText();
  const format = useFormat();
  const say = useErrorText();
  const nameOf = useLanguageName();
  const [, go] = useLocation();
  const account = useAccount();
  const { replaces: of } = useParams<{ replaces?: string }>();
  const replaces = of === undefined ? null : Number(of);
  const before = useQuery(replaces === null ? null : newsPaths.post(replaces)).data;
  const publisher = useQuery(account ? newsPaths.publisher(account.address) : null);
  const fresh = !publisher.data && !!publisher.error;
  const [name, setName] = useState("");
  const [title, setTitle] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [tags, setTags] = useState<string | null>(null);
  const [language, setLanguage] = useState(format.language === "zh" ? "zh-Hans" : "en");
  const [kind, setKind] = useState<PostFormat>("markdown");
  const [view, setView] = useState<"write" | "preview">("write");
  const head = title ?? before?.title ?? "";
  const marked = readTags(tags ?? (before?.tags ?? []).join(" "));
  const titled = line(head, 200);
  const long = bytesOf(text).length > MOST_BODY_BYTES;
  const ready = account && titled && text.trim() && !long && marked && !publisher.loading && (!fresh || line(name, 64));

  const submit = async () => {
    if (!ready || !marked) return;
    const body = await hashOf(bytesOf(text));
    const post: Action = { kind: "post", title: head, body, language, format: kind, tags: marked, ...(replaces !== null && { replaces }) };
    propose({
      title: t.news.publish,
      verb: t.news.postVerb,
      wanted: fresh ? [{ kind: "register_publisher", name, language }, post] : [post],
      onFinal: (done) => {
        const event = done.receipt.events.find((one) => one.kind === "post_published");
        serve(body, text).then(
          () => toast(t.news.served),
          (error: unknown) => toast(`${t.news.notServed} ${say(error)}`, "warn"),
        ).finally(() => go(event?.kind === "post_published" ? `/post/${event.post}` : "/news"));
      },
    });
  };
  return (
    <Page title={t.news.publish} sub={replaces !== null && t.news.replaces(replaces)} narrow>
      <Card>
        <Stack>
          {fresh && <Notice>{t.news.publisherNote}</Notice>}
          {fresh && <Field label={t.news.publisherName} value={name} error={name && !line(name, 64) ? t.stake.nameWrong : null} onChange={(event) => setName(event.target.value)} />}
          <Field label={t.news.postTitle} value={head} error={head && !titled ? t.news.titleWrong : null} onChange={(event) => setTitle(event.target.value)} />
          <SelectField label={t.news.language} value={language} onChange={(event) => setLanguage(event.target.value)}>
            {OFFERED.map((one) => <option key={one} value={one}>{nameOf(one)}</option>)}
          </SelectField>
          <Choice label={t.news.format} value={kind} onChange={setKind} options={[["markdown", t.news.markdown], ["plain", t.news.plain]]} />
          {kind === "markdown" && <Choice label={t.news.preview} value={view} onChange={setView} options={[["write", t.news.write], ["preview", t.news.preview]]} />}
          {kind === "markdown" && view === "preview" ? (
            <div className={css.body} lang={language} dir="auto"><Blocks blocks={readMarkdown(text)} /></div>
          ) : (
            <TextField label={t.news.body} rows={14} hint={t.news.bodyHint} value={text} error={long ? t.news.bodyWrong(format.count(MOST_BODY_BYTES)) : null} onChange={(event) => setText(event.target.value)} />
          )}
          <Field label={t.app.noted(t.news.tags, t.app.optional)} hint={t.news.tagsHint} value={tags ?? (before?.tags ?? []).join(" ")} error={marked ? null : t.news.tagsWrong} onChange={(event) => setTags(event.target.value)} />
          <Button kind="primary" wide disabled={!ready} onClick={() => void submit()}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
