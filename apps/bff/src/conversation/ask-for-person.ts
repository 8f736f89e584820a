import type { ShownPart } from "../agent/agent-tool.ts";
import type { HandoverAnswer } from "../agent/hand-over.ts";
import type { TaskDesk } from "../agent/task-desk.ts";
import type { Handover, HandoverSettings, Turn } from "../database/tables/index.ts";
import { findHandoverSettings } from "../handover/handover-desk.ts";
import { noteHandover, passOnHandover } from "../handover/request-handover.ts";
import { endedTasks } from "../task/keep-run.ts";
import { begunRun } from "../task/task-run.ts";
import type { VisitorContext } from "./context.ts";

/** Who wants a person, and why. */
export interface PersonWish {
	readonly askedBy: Handover["askedBy"];
	readonly reason: string;
}

/**
 * Asks for a person: at once, or after the site's task that collects what they will need, once in a conversation. A task that
 * was under way is left to them.
 */
export async function askForPerson(
	context: VisitorContext,
	{ turn, desk }: { readonly turn: Turn; readonly desk: TaskDesk },
	wish: PersonWish,
): Promise<HandoverAnswer> {
	const { conversationId } = turn;
	const noted = await noteHandover(context, { conversationId, ...wish });
	const settings = await findHandoverSettings(context);
	if (!settings) return { state: "already", shows: [] };
	const shows = [handoverPart(noted, settings)];
	if (noted.state === "requested") return { state: "already", shows };
	const collector = desk.tasks.find(({ content }) => content.runOnHandover);
	if (desk.run?.state === "running") {
		if (desk.run.taskId === collector?.taskId) return { state: "collecting", task: desk.run.content.name };
		await desk.keep({ ...desk.run, state: "handed_over" });
	}
	const ended = collector ? await endedTasks({ database: context.database, conversationId }) : new Set();
	if (collector && !ended.has(collector.taskId)) {
		await desk.keep(begunRun(collector, context.clock.now()));
		return { state: "collecting", task: collector.content.name };
	}
	await passOnHandover(context, settings, { id: noted.id, data: noted.data });
	return { state: "requested", shows };
}

/** Passes on what a collecting task has found, when it has ended; nothing where nobody was asked for. */
export async function passOnCollected(
	context: VisitorContext,
	{ conversationId }: Turn,
	data: Readonly<Record<string, string>>,
): Promise<readonly ShownPart[]> {
	const settings = await findHandoverSettings(context);
	if (!context.site.handover || !settings) return [];
	const wish = { askedBy: "task", reason: "A task asked for a person." } as const;
	const noted = await noteHandover(context, { conversationId, ...wish });
	await passOnHandover(context, settings, { id: noted.id, data });
	return [handoverPart(noted, settings)];
}

function handoverPart({ id }: Handover, { way, link }: HandoverSettings): ShownPart {
	return {
		...{ type: "data-handover", id },
		data: { state: "requested", way, ...(way === "link" && link !== null && { link }) },
	};
}
