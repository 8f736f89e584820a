import type { Rule } from "../finding.ts";
import { bareFetch } from "./bare-fetch.ts";
import { corridor } from "./corridor.ts";
import { documents } from "./documents.ts";
import { environment } from "./environment.ts";
import { escapes } from "./escapes.ts";
import { htmlSinks } from "./html-sinks.ts";
import { loops } from "./loops.ts";
import { names } from "./names.ts";
import { sizes } from "./sizes.ts";

/** The house rules by the name they are reported under. */
export const allRules: readonly (readonly [name: string, rule: Rule])[] = [
	["corridor", corridor],
	["loops", loops],
	["bare fetch", bareFetch],
	["environment", environment],
	["names", names],
	["sizes", sizes],
	["escapes", escapes],
	["html sinks", htmlSinks],
	["documents", documents],
];
