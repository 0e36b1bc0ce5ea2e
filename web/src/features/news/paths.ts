// Posts, their publishers, and who likes them.

import type { Path } from "~/core/api/client";
import { withQuery, type Page } from "~/core/api/paths";
import type * as it from "~/core/api/schema";

const e = encodeURIComponent;

export const newsPaths = {
  posts: (filter: { language?: string; tag?: string; publisher?: string } = {}): Path<Page<it.Posted>> => withQuery("/v1/posts", filter),
  post: (id: number): Path<it.Posted> => `/v1/posts/${id}`,
  postProof: (id: number) => `/v1/posts/${id}/proof`,
  likes: (id: number): Path<Page<it.Like>> => `/v1/posts/${id}/likes`,
  publishers: "/v1/publishers" as Path<Page<it.Publisher>>,
  publisher: (account: string): Path<it.Publisher> => `/v1/publishers/${e(account)}`,
  publisherProof: (account: string) => `/v1/publishers/${e(account)}/proof`,
  body: (hash: string) => `/v1/bodies/${e(hash)}`,
};
