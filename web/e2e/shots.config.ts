import { mergeConfig } from "vitest/config";
import journeys from "./vitest.config";

const config = mergeConfig(journeys, { test: { testTimeout: 900_000 } });
config.test.include = ["e2e/shots.ts"];
export default config;
