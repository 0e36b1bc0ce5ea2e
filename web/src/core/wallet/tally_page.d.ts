// The module that `cargo xtask page` writes; it is never in git.
declare module "*/tally_page.js" {
  export default function init(): Promise<unknown>;
  export function call(method: string, input: string): string;
}
