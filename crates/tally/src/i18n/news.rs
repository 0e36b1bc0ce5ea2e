//! News.

messages! {
    event_publisher_registered(account) "{account} is a publisher" "{account} 已登记为发布者"
    event_post_published(post, publisher) "post {post} of {publisher} is published" "{publisher} 的文章 {post} 已发布"
    event_post_replaced(post, other, publisher)
        "post {post} of {publisher} is published, in place of post {other}"
        "{publisher} 的文章 {post} 已发布，取代文章 {other}"
    event_post_withdrawn(post, publisher) "{publisher} withdrew post {post}" "{publisher} 已撤回文章 {post}"
    event_post_tipped(post, publisher, from) "{from} tipped {publisher} for post {post}" "{from} 因文章 {post} 打赏了 {publisher}"
    row_post() "post" "文章"
    row_publisher() "publisher" "发布者"
    row_body() "body" "正文"
    row_replaces() "in place of" "取代"
    row_replaced_by() "replaced by" "被取代为"
    row_withdrawn() "withdrawn" "已撤回"
    title_title() "title" "标题"
    title_language() "language" "语言"
    title_tags() "tags" "标签"
    title_tips() "tips" "打赏次数"
    title_posts() "posts" "文章数"
    title_since() "since" "始于"
    no_posts() "no posts match" "没有匹配的文章"
    no_publishers() "no publishers" "没有发布者"
    no_such_post(post) "there is no post {post}" "没有第 {post} 号文章"
    no_link(post) "post {post} has no link; leave --from-link out" "第 {post} 号文章没有链接；请去掉 --from-link"
    no_body_here()
        "this node does not have the body, and the post names no link; ask another node"
        "此节点没有正文，文章也没有链接；请使用其他节点"
    no_body_but_link(link)
        "this node does not have the body; fetch it from {link} and check it with --file, or add --from-link"
        "此节点没有正文；请从 {link} 获取并用 --file 核对，或加上 --from-link"
    other_body() "the body is not the one that the post names; it is not shown" "正文与文章所列的哈希不符；不予显示"
    body_served() "The node serves the body." "节点已提供正文。"
    body_not_served(reason)
        "The post stands, but the node does not serve its body: {reason}. Give it later with `tally news serve`."
        "文章已发布，但节点未提供正文：{reason}。稍后可用 `tally news serve` 提交。"
    body_unfit(most)
        "a body is UTF-8 text of at most {most} bytes; check the file"
        "正文须为 UTF-8 文本，最多 {most} 字节；请检查文件"
    too_many_tags(count, most) "{count} tags are too many; a post has at most {most}" "标签过多（{count} 个）；一篇文章最多 {most} 个"
    text_length(bytes, least, most)
        "a text has {bytes} bytes; allowed are {least} to {most}"
        "文本有 {bytes} 字节；允许 {least} 至 {most} 字节"
}
