import { mergeConfig } from "vitest/config";
import journeys from "./vitest.config";

const config = mergeConfig(journeys, {});
config.test.include = ["e2e/paint.ts"];
export default config;
