// One network for all journeys.

import type { TestProject } from "vitest/node";
import { start } from "./network";

declare module "vitest" {
  export interface ProvidedContext {
    page: string;
    node: string;
  }
}

export default async function setup(project: TestProject) {
  const running = await start();
  project.provide("page", running.page);
  project.provide("node", running.node);
  return running.stop;
}
