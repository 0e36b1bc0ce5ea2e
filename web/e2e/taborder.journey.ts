import { afterAll, expect, it } from "vitest";
import { close, demo, go, person } from "./browser";
import { played } from "./cast";
import { jumps } from "./taborder";

afterAll(close);

for (const width of [390, 1440]) {
  it(`Tab follows what is seen, at ${width} pixels`, async () => {
    const { page, leave } = await person({ width });
    await played(page);
    await demo(page);
    const wrong: string[] = [];
    for (const [path, ready] of [["/", "Activity"], ["/pay", "Continue"], ["/market/0", "Place an order"], ["/own", "Lock now"]] as const) {
      await go(page, path);
      await page.locator("main").getByText(ready).first().waitFor();
      wrong.push(...(await jumps(page)).map((one) => `${path}: ${one}`));
    }
    await leave();
    expect(wrong).toEqual([]);
  });
}
