import { afterAll, afterEach, expect, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";

/** What people have tried elsewhere: markup, script, formulas, hidden and turning characters, look-alike letters. */
const CORPUS = [
  "<img src=x onerror=document.title='broken'>",
  "<script>document.title='broken'</script>",
  "javascript:document.title='broken'",
  "\"><svg onload=document.title='broken'>",
  "{{constructor.constructor('document.title=1')()}}",
  "=HYPERLINK(\"http://evil\",\"x\")",
  "pay\u202ebob",
  "a\u200bl\u200bice",
  "\u0430lice",
  "𝕒lice",
  "x".repeat(5_000),
];

const open: Person[] = [];
async function someone() {
  const it = await person();
  open.push(it);
  return it;
}
afterEach(async () => {
  for (const it of open.splice(0)) await it.leave();
});
afterAll(close);

it("what others write is shown, and never run", async () => {
  const me = await someone();
  const { page } = me;
  await demo(page);
  const [memo = ""] = CORPUS;
  await go(page, "/pay");
  await page.getByLabel("To", { exact: true }).fill("@bob");
  await page.getByLabel("Amount").fill("0.5");
  await page.getByLabel(/Memo/).fill(memo);
  await page.getByText(/First payment|Paid before|Your account/).first().waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await sign(page, /^Send 0.5 TALLY/);
  await page.getByRole("dialog").getByRole("button", { name: "Receipt" }).click();
  await page.getByRole("heading", { name: "Memo" }).waitFor();
  await page.getByText(memo).first().waitFor();
  await go(page, "/assets/issue");
  await page.getByLabel("Code").fill("XSS");
  await page.getByLabel("Name", { exact: true }).fill("<b onmouseover=document.title='broken'>");
  await page.getByLabel("First supply").fill("5");
  await page.getByRole("button", { name: "Continue" }).click();
  await sign(page, /^Issue XSS/);
  await done(page);
  await page.getByText("<b onmouseover").first().hover();
  expect(await page.title()).toBe("Tally");
  clean(me);
});

it("every field takes the corpus without breaking", async () => {
  const me = await someone();
  const { page } = me;
  await demo(page);
  for (const path of ["/pay", "/pay/many", "/packets/new", "/mandates/new", "/assets/add", "/assets/issue", "/activity", "/import", "/own/name", "/own/keys", "/accounts/share"]) {
    await go(page, path);
    await page.locator("main h1").waitFor();
    await page.waitForTimeout(200);
    const fields = page.locator("main input:not([type=checkbox]):not([type=file]):not([type=number]):not([readonly]), main textarea");
    for (const text of CORPUS) {
      const count = await fields.count();
      for (let place = 0; place < Math.min(count, 8); place += 1) await fields.nth(place).fill(text.slice(0, 5_000));
    }
    await page.waitForTimeout(500);
    expect(await page.title(), path).toBe("Tally");
  }
  clean(me);
});
