import type { AgentLimits } from "../agent/limits.ts";
import type { Site, Visitor } from "../database/tables/index.ts";
import type { KeySets } from "../identity/key-sets.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Allowances } from "../limit/allowances.ts";
import type { UseCounter } from "../limit/use-counter.ts";
import type { ChosenModel } from "../model/model.ts";
import type { ToolContext } from "../tool/attempt-call.ts";
import type { LiveTurns } from "./live-turns.ts";

/** What turns run with: the same for every visitor of a process. */
export interface TurnServices extends Omit<ToolContext, "claims"> {
	readonly model: ChosenModel;
	readonly limits: AgentLimits;
	readonly turns: LiveTurns;
	readonly counter: UseCounter;
	/** What visitors may use. */
	readonly allowances: Allowances;
	readonly keySets: KeySets;
	readonly jobs: Jobs;
	/** The BFF's own address, such as `https://chat.example.com`. */
	readonly address: string;
}

/** A visitor of a site, acting. */
export interface VisitorContext extends TurnServices {
	readonly site: Site;
	readonly visitor: Visitor;
	/** The session that acts; what it was asked to confirm no other one can. */
	readonly session: `session_${string}`;
	/** Where the visitor asks from, as it is counted (`limit/address-key.ts`). */
	readonly client: string;
}
