import type { Tree } from "./tree/tree.ts";

/** Something a rule found: where, what, and what to do instead. */
export type Finding = { path: string; line: number; what: string; instead: string };

/** A house rule: a pure function from the tree to what is wrong with it. */
export type Rule = (tree: Tree) => Finding[];
