import * as relations from "./relations.ts";
import * as tables from "./tables/index.ts";

/** Tables and relations together, as drizzle's relational queries take them. */
export const schema = { ...tables, ...relations };
export type Schema = typeof schema;
