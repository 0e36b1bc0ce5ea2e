import { afterAll, afterEach, expect, it } from "vitest";
import { clean, close, demo, done, go, person, sign, type Person } from "./browser";
import { create, lock, pay, unlock } from "./people";

const open: Person[] = [];
async function someone(look = {}) {
  const it = await person(look);
  open.push(it);
  return it;
}
afterEach(async () => {
  for (const it of open.splice(0)) await it.leave();
});
afterAll(close);

it("every place is reached on a phone", async () => {
  const me = await someone({ width: 390, height: 844 });
  const { page } = me;
  await demo(page);
  const bar = page.getByRole("navigation", { name: "Main" });
  for (const name of ["Pay", "Receive", "Convert"]) await bar.getByRole("link", { name }).waitFor();
  await bar.getByRole("button", { name: "More" }).click();
  const places = await page.getByRole("dialog").getByRole("link").allInnerTexts();
  expect(places.length).toBeGreaterThan(12);
  await page.keyboard.press("Escape");
  for (const place of places) {
    await bar.getByRole("button", { name: "More" }).click();
    await page.getByRole("dialog").getByRole("link", { name: place, exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator("main h1").first().waitFor();
  }
  clean(me);
});

it("a statement adds up, and says what the balance is", async () => {
  const me = await someone();
  const { page } = me;
  await demo(page);
  await pay(page, "@bob", "2.5");
  await sign(page, /^Send 2.5 TALLY/);
  await done(page);
  await go(page, "/");
  const total = (await page.getByTestId("total").innerText()).replace(/\s*TALLY/, "");
  await go(page, "/activity");
  await page.getByRole("link", { name: "Statement" }).click();
  const paper = page.getByTestId("statement");
  await paper.waitFor();
  const fact = async (name: string) => Number((await paper.locator("dt", { hasText: name }).locator("xpath=following-sibling::dd").innerText()).replace(/[^\d.]/g, ""));
  expect(await fact("Closing balance")).toBe(Number(total.replaceAll(",", "")));
  const [opening, received, paid, fees, closing] = [await fact("Opening balance"), await fact("Received"), await fact("Paid"), await fact("Fees"), await fact("Closing balance")];
  expect(opening + received - paid - fees).toBeCloseTo(closing, 6);
  await paper.getByText("−2.5").first().waitFor();
  await page.getByLabel("Asset").selectOption({ index: 1 });
  await paper.getByText("CHAKRA").first().waitFor();
  await page.getByLabel("To", { exact: true }).fill("2020-01-01");
  await page.getByText("must not come before").waitFor();
  await page.getByRole("radio", { name: "Last month" }).click();
  await paper.getByText("0 lines").waitFor();
  // On paper there is the statement and nothing to press.
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("button").filter({ visible: true }).count()).toBe(0);
  expect(await page.getByRole("navigation").filter({ visible: true }).count()).toBe(0);
  await paper.getByText("Closing balance").first().waitFor();
  clean(me);
});

it("assets keep the reader's order", async () => {
  const { page } = await someone();
  await demo(page);
  await go(page, "/assets");
  await page.getByRole("button", { name: "Arrange" }).click();
  await page.getByRole("button", { name: "Move CHAKRA up" }).focus();
  await page.keyboard.press("Enter");
  await go(page, "/");
  await page.getByRole("heading", { name: "Assets" }).waitFor();
  const first = page.locator("section", { has: page.getByRole("heading", { name: "Assets" }) }).getByRole("link").filter({ hasText: /CHAKRA|TALLY/ });
  expect(await first.first().innerText()).toContain("CHAKRA");
  await page.reload();
  await page.getByTestId("total").waitFor();
  expect(await first.first().innerText()).toContain("CHAKRA");
});

it("an asset is added by the link that its page gives", async () => {
  const { page } = await someone();
  await demo(page);
  await go(page, "/asset/1");
  await page.getByRole("button", { name: "Share" }).first().click();
  const link = await page.getByRole("dialog").getByLabel("Link to this asset").inputValue();
  const other = await someone();
  await create(other.page);
  await go(other.page, "/assets/add");
  await other.page.getByLabel("Add asset").fill(link);
  await other.page.getByRole("button", { name: "Accept CHAKRA" }).waitFor();
  await other.page.getByText("#1").waitFor();
  await other.page.getByLabel("Add asset").fill(link.replace(/\.[0-9a-f]+$/, ".00000000"));
  await other.page.getByText("another network").waitFor();
  expect(await other.page.getByRole("button", { name: /^Accept/ }).count()).toBe(0);
});

it("a contact is found by pinyin where it is paid", async () => {
  const me = await someone();
  const { page } = me;
  await create(page);
  await go(page, "/contacts");
  await page.getByRole("button", { name: "Add contact" }).click();
  await page.getByLabel("Name").fill("张三");
  await page.getByRole("dialog").getByLabel("To").fill("@carol");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("张三").waitFor();
  await go(page, "/pay");
  for (const typed of ["zs", "zhangsan", "张"]) {
    await page.getByLabel("To", { exact: true }).fill(typed);
    await page.getByRole("button", { name: "张三" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  }
  await page.getByRole("button", { name: "张三" }).click();
  await page.getByText("Contact", { exact: true }).waitFor();
  clean(me);
});

it("contacts outlive the name of the account that seals them, and the account", async () => {
  const me = await someone();
  const { page } = me;
  await create(page);
  await go(page, "/contacts");
  await page.getByRole("button", { name: "Add contact" }).click();
  await page.getByLabel("Name").fill("李四");
  await page.getByRole("dialog").getByLabel("To").fill("@carol");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("李四").waitFor();
  const stays = async () => {
    await lock(page);
    await unlock(page);
    await go(page, "/contacts");
    await page.getByText("李四").waitFor();
  };
  const edit = async () => {
    await go(page, "/own/accounts");
    await page.getByRole("button", { name: /^Rename/ }).first().click();
    return page.getByRole("dialog");
  };
  const renaming = await edit();
  await renaming.getByLabel("Name").fill("renamed");
  await renaming.getByRole("button", { name: "Save" }).click();
  await renaming.waitFor({ state: "detached" });
  await stays();
  await go(page, "/own/accounts");
  await page.getByLabel("Its name").fill("second");
  await page.getByRole("button", { name: "Add account" }).click();
  await page.getByRole("button", { name: "Rename: second" }).waitFor();
  const removing = await edit();
  await removing.getByText("Remove from this wallet").first().click();
  await removing.getByRole("button", { name: "Remove from this wallet" }).click();
  await removing.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Rename: renamed" }).waitFor({ state: "detached" });
  await stays();
  clean(me);
});

it("the keyboard stays in a dialog, and comes back to what opened it", async () => {
  const me = await someone();
  const { page } = me;
  await create(page);
  await go(page, "/own/accounts");
  const edit = page.getByRole("button", { name: /Rename/ }).first();
  await edit.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  for (let turn = 0; turn < 12; turn += 1) {
    await page.keyboard.press("Tab");
    // Between the last and the first the browser's own buttons have the focus; the page never has it.
    expect(await page.evaluate(() => document.activeElement === document.body || !!document.activeElement?.closest("dialog")), `after ${turn}`).toBe(true);
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await edit.evaluate((it) => it === document.activeElement)).toBe(true);
  // A search leads to a page, and the keyboard is there.
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("contacts");
  await page.getByRole("option", { name: /Contacts/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Contacts" }).waitFor();
  await page.waitForFunction(() => document.getElementById("main")?.contains(document.activeElement));
  // Rows of a list are links, one after the other.
  await go(page, "/own");
  await page.getByRole("link", { name: /Export/ }).focus();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toContain("/own/pass");
  await lock(page);
  await unlock(page);
  await page.getByText("Safety").waitFor();
  clean(me);
});
