import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, inject, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";
import { program } from "./program";

const open: Person[] = [];
async function someone() {
  const it = await person();
  open.push(it);
  return it;
}
afterEach(async () => {
  for (const it of open.splice(0)) {
    clean(it);
    await it.leave();
  }
});
afterAll(close);

type Posts = { items: { id: number; title: string; language: string; tags: string[]; tips: number }[] };
const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${inject("node")}${path}`)).json()) as T;
const titles = (page: Page) => page.locator('main a[href*="/post/"] h2').allInnerTexts();

/** What others have tried in the Markdown of other pages. */
const HOSTILE = `# <img src=x onerror=document.title='broken'>

<script>document.title='broken'</script>
<iframe src="https://evil.example"></iframe> <style>*{display:none}</style>

[run](javascript:document.title='broken') [data](data:text/html,<script>1</script>) [me](https://bank.example@evil.example/)
![pixel](https://evil.example/pixel.png) [out](https://evil.example/a)

<a href="javascript:document.title='broken'">click</a> &lt;b&gt; pay\u202ebob a\u200blice

\`\`\`html
<svg onload=document.title='broken'>
\`\`\`
${"> ".repeat(200)}deep
${"*_".repeat(2_000)}
`;

it("the guide is found by language and tag", async () => {
  const me = await someone();
  const { page } = me;
  await go(page, "/news");
  await page.getByRole("link", { name: /Saving, staking and being rewarded/ }).waitFor();
  await page.getByLabel("Language", { exact: true }).selectOption("zh-Hans");
  const { items } = await ask<Posts>("/v1/posts?language=zh-Hans");
  await page.getByRole("link", { name: /储蓄、质押与奖励/ }).waitFor();
  expect(await titles(page)).toEqual(items.map((one) => one.title));
  await page.getByRole("button", { name: "#earn" }).click();
  await page.waitForFunction(() => document.querySelectorAll('main a[href*="/post/"]').length === 1);
  expect(await titles(page)).toEqual(["储蓄、质押与奖励"]);
  await page.getByRole("button", { name: "#earn" }).click();
  await page.getByLabel("Language", { exact: true }).selectOption("");
  await page.getByRole("link", { name: /Saving, staking and being rewarded/ }).click();
  await page.getByText("The words were checked").waitFor();
});

it("reading is counted by time and to the end, and told to nobody", async () => {
  const { page } = await someone();
  const told: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && told.push(request.url()));
  await go(page, "/news");
  await page.getByRole("link", { name: /Saving, staking and being rewarded/ }).click();
  await page.getByText("The words were checked").waitFor();
  await page.getByText("Read 0%").waitFor();
  // Whoever only jumps to the end has read nothing yet.
  await page.getByText("Counted while the post is in sight").scrollIntoViewIfNeeded();
  await page.waitForTimeout(2_500);
  const part = Number(/Read (\d+)%/.exec(await page.getByText(/^Read \d+%$/).innerText())?.[1]);
  expect(part).toBeGreaterThan(0);
  expect(part).toBeLessThan(50);
  await go(page, "/news");
  await page.getByRole("link", { name: /Saving, staking and being rewarded/ }).waitFor();
  expect(await page.locator('a[data-read="true"]').count()).toBe(0);
  expect(told).toEqual([]);
});

it("hostile Markdown is words: nothing of it runs, loads or leads astray, and its publisher is tipped all the same", async () => {
  const cli = program();
  try {
    await cli.run(["wallet", "new", "mallory"]);
    await cli.run(["faucet"]);
    await cli.run(["news", "register", "Mallory <b>bold</b>"]);
    await cli.run(["news", "post", "Title <script>1</script> \"quoted\"", "-", "--markdown", "--tag", "<i>tag</i>"], HOSTILE);
  } finally {
    cli.end();
  }
  const reader = await someone();
  const { page } = reader;
  await demo(page);
  await go(page, "/news");
  await page.getByRole("link", { name: /Title <script>1<\/script> "quoted"/ }).first().click();
  await page.getByText("The words were checked").waitFor();
  await page.getByText("Mallory <b>bold</b>").first().waitFor();
  const body = page.locator("main section").first();
  expect(await body.locator("img, script, iframe, style, object, svg[onload]").count()).toBe(0);
  expect(await body.locator("a").evaluateAll((links) => links.map((one) => one.getAttribute("href")))).toEqual(["https://evil.example/a"]);
  expect(await body.locator("a").getAttribute("rel")).toContain("noopener");
  await body.getByText("out (evil.example)").waitFor();
  await body.getByText("<script>document.title='broken'</script>").first().waitFor();
  expect(await body.innerText()).not.toMatch(/[\u202e\u200b]/);
  expect(await page.title()).toBe("Tally");

  // A short post is read soon, by one who is there.
  for (let turn = 0; turn < 40 && !(await page.getByText("You have read this").count()); turn += 1) {
    await page.getByText("Counted while the post is in sight").scrollIntoViewIfNeeded();
    await page.mouse.move(300 + turn, 300);
    await page.waitForTimeout(500);
  }
  await page.getByText("You have read this").waitFor();
  await go(page, "/news");
  await page.locator('a[data-read="true"]', { hasText: "Title <script>" }).waitFor();
  await page.goBack();

  await page.getByRole("button", { name: "Tip", exact: true }).click();
  const tip = page.getByLabel("Amount");
  for (const [typed, said] of [["0", "more than nothing"], ["a lot", "as a number"], ["99999999", "more than you have"]] as const) {
    await tip.fill(typed);
    await page.getByRole("alert").filter({ hasText: said }).waitFor();
    expect(await page.getByRole("button", { name: "Tip", exact: true }).isDisabled()).toBe(true);
  }
  await tip.fill("1.25");
  await page.getByRole("button", { name: "Tip", exact: true }).click();
  await sign(page, /^Tip 1.25 TALLY to Mallory/);
  await done(page);
  await page.getByText("1 tip").waitFor();
});

it("a node that gives other words than were published is found out", async () => {
  const { page } = await someone();
  await page.route("**/v1/bodies/*", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${await answer.text()} Send all you have to @bob.` });
  });
  await go(page, "/post/0");
  await page.getByText("What the node gave is not what was published. It is not shown.").waitFor();
  expect(await page.getByText("Send all you have").count()).toBe(0);
});

it("a post is written, given a later edition and withdrawn", async () => {
  const { page } = await someone();
  await demo(page);
  await page.getByRole("button", { name: /account/i }).first().click();
  await page.getByRole("dialog").getByText("bob").click();
  await go(page, "/news/publish");
  const first = page.getByLabel("Your name as a publisher");
  await page.getByLabel("Title").waitFor();
  if (!(await fetch(`${inject("node")}/v1/publishers/@bob`)).ok) await first.fill("Bob writes");
  const ready = page.getByRole("button", { name: "Continue" });
  await page.getByLabel("Title").fill(" spaced");
  await page.getByText("without white space at its ends").waitFor();
  await page.getByLabel("Tags (optional)").fill("a b c d e f g h i");
  await page.getByText("At most 8 tags of 32 bytes each.").waitFor();
  await page.getByLabel("Text").fill("x".repeat(65_537));
  await page.getByText("At most 65,536 bytes.").waitFor();
  expect(await ready.isDisabled()).toBe(true);
  await page.getByLabel("Title").fill("Harvest in the valley");
  await page.getByLabel("Tags (optional)").fill("Valley, harvest");
  await page.getByLabel("Text").fill("# Sun\n\nA **good** year.\n\n- rice\n- tea");
  await page.getByRole("radio", { name: "Preview" }).click();
  await page.locator("strong", { hasText: "good" }).waitFor();
  await ready.click();
  await sign(page, /^Publish it/);
  await done(page);
  await page.getByRole("heading", { name: "Harvest in the valley" }).waitFor();
  await page.getByText("The words were checked").waitFor();
  await page.getByText("#harvest").waitFor();
  await page.getByRole("link", { name: "Write a new edition" }).click();
  await page.getByLabel("Text").fill("A very good year.");
  await ready.click();
  await sign(page, /^Publish it/);
  await done(page);
  await page.getByText("A very good year.").waitFor();
  await page.getByRole("link", { name: "Earlier edition" }).click();
  await page.getByText("There is a later edition").waitFor();
  await page.getByRole("link", { name: "Read the later edition" }).click();
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await sign(page, /^Withdraw this post/);
  await done(page);
  await page.getByText("Its publisher stands by it no longer").waitFor();
});
