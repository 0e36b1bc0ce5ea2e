// One network for all journeys.

import type { TestProject } from "vitest/node";
import { start } from "./network";

declare module "vitest" {
  export interface ProvidedContext {
    page: string;
    node: string;
    dir: string;
  }
}

export default async function setup(project: TestProject) {
  const running = await start();
  project.provide("page", running.page);
  project.provide("node", running.node);
  project.provide("dir", running.dir);
  return running.stop;
}
