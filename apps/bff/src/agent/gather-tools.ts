import type { Guidance } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";
import { mayUse, reservedTools } from "../task/gate.ts";
import { modelSchema } from "../tool/model-schema.ts";
import type { ToolRecord } from "../tool/offer-tools.ts";
import type { AgentCall, AgentOutcome, AgentTool } from "./agent-tool.ts";
import { type HandoverAnswer, handOver } from "./hand-over.ts";
import { offerSignIn } from "./offer-sign-in.ts";
import { signInHelps } from "./sign-in-helps.ts";
import type { TaskDesk } from "./task-desk.ts";
import { taskTools } from "./task-tools.ts";
import { useGuidance } from "./use-guidance.ts";

/** What an answer's tools are gathered from, and who does what they are called for: a turn, or the playground. */
export interface ToolSource {
	/** Every tool of the site. */
	readonly records: readonly ToolRecord[];
	/** Those of them that this visitor may have. */
	readonly offered: readonly ToolRecord[];
	/** Whether the site said who the visitor is. */
	readonly verified: boolean;
	/** Which procedure runs. */
	readonly desk: TaskDesk;
	/** The site's rules, which count while none does. */
	readonly guidance: readonly Guidance[];
	/** Calls a tool that reads. */
	read(record: ToolRecord, call: AgentCall): Promise<AgentOutcome>;
	/** Calls a tool that changes something, or asks for it. */
	write(record: ToolRecord, call: AgentCall): Promise<AgentOutcome>;
	/** Told of the rule that is read. */
	ruleRead(rule: Guidance): Promise<void>;
	askForPerson(reason: string): Promise<HandoverAnswer>;
}

/** All that the agent may use in an answer: the site's tools behind the gates of its procedures, and what Bellhop has for it. */
export async function gatherTools(context: SiteContext, source: ToolSource): Promise<AgentTool[]> {
	const { records, verified, desk, guidance } = source;
	const writing = new Set(records.filter(({ tool }) => tool.access === "write").map(({ tool }) => tool.name));
	const reserved = reservedTools(desk.all, writing);
	return [
		...source.offered.map((record): AgentTool => {
			const { name, title, description, access } = record.tool;
			const offered = () => mayUse(name, { run: desk.run, reserved });
			const words = { name, title, description, inputSchema: modelSchema(record.tool), offered };
			return access === "read"
				? { ...words, run: (call) => source.read(record, call) }
				: { ...words, quiet: true, whole: true, run: (call) => source.write(record, call) };
		}),
		...taskTools(desk),
		useGuidance(guidance, { offered: () => desk.run?.state !== "running", used: (rule) => source.ruleRead(rule) }),
		...(!verified && (await signInHelps(context, records)) ? [offerSignIn] : []),
		...(context.site.handover ? [handOver((reason) => source.askForPerson(reason))] : []),
	];
}
