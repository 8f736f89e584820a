import { words as english } from "./en.ts";
import type { Words } from "./words.ts";

/** British English. */
export const words: Words = { ...english, language: "en-GB" };
