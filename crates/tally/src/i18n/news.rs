//! News.

use super::Language;
use crate::news::FeedError;

impl FeedError {
    pub fn message(&self, say: Language) -> String {
        match self {
            Self::TooLong { most } => say.feed_too_long(most),
            Self::NotUtf8 => say.feed_not_utf8(),
            Self::DocumentType => say.feed_document_type(),
            Self::Malformed { line } => say.feed_malformed(line),
            Self::NotAFeed => say.feed_not_a_feed(),
            Self::TooManyEntries { most } => say.feed_too_many_entries(most),
            Self::TooDeep { most } => say.feed_too_deep(most),
        }
    }
}

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
    feed_too_long(most) "a feed has at most {most} bytes; take one with fewer entries" "订阅源最多 {most} 字节；请选用条目较少的订阅源"
    feed_not_utf8() "the feed is not UTF-8; convert the file first" "订阅源不是 UTF-8 编码；请先转换文件"
    feed_document_type()
        "the feed has a document type (<!DOCTYPE …>), which could hide entities that grow without end; remove it from the file"
        "订阅源含有文档类型声明（<!DOCTYPE …>），其中可能藏有无限膨胀的实体；请从文件中删去"
    feed_malformed(line) "the feed is no well-formed XML at line {line}; fetch it again" "订阅源第 {line} 行不是规范的 XML；请重新获取"
    feed_not_a_feed() "the file is neither RSS 2.0 nor Atom 1.0" "文件既不是 RSS 2.0 也不是 Atom 1.0"
    feed_too_many_entries(most) "a feed has at most {most} entries; split the file" "订阅源最多 {most} 个条目；请拆分文件"
    feed_too_deep(most) "the feed's elements lie more than {most} deep in one another" "订阅源的元素嵌套超过 {most} 层"
    import_counts(new, already, left)
        "{new} to publish, {already} published already, {left} left for the next import"
        "待发布 {new} 条，已发布 {already} 条，留待下次导入 {left} 条"
    entry_left_out(title, reason) "left out: “{title}”: {reason}" "略过：“{title}”：{reason}"
    unfit_link() "it has no http or https link that a post can have" "没有文章可用的 http 或 https 链接"
    unfit_empty() "it has neither a title nor a text" "既无标题也无正文"
    cut_title() "title cut" "标题已截短"
    cut_no_title() "no title: the text begins" "无标题：取正文开头"
    cut_text() "text cut" "正文已截短"
    cut_no_text() "no text: the title is" "无正文：以标题代之"
    cut_letters(count) "{count} invisible or control characters dropped" "去除 {count} 个不可见或控制字符"
    cut_tags(count) "{count} tags dropped" "去除 {count} 个标签"
    cut_language() "language not understood, taken as en" "语言无法识别，按 en 处理"
    bodies_served(count) "The node serves {count} bodies." "节点已提供 {count} 篇正文。"
    bodies_not_served(count, reason)
        "The posts stand, but the node does not serve {count} of their bodies: {reason}. Import the feed again to give them."
        "文章已发布，但节点未提供其中 {count} 篇正文：{reason}。再次导入此订阅源即可提交。"
}
