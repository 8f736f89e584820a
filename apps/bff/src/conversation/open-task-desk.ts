import type { TaskDesk } from "../agent/task-desk.ts";
import type { Turn } from "../database/tables/index.ts";
import { canFinish } from "../task/gate.ts";
import { keepRun, runningTask, toolsUsedSince } from "../task/keep-run.ts";
import { listTasks } from "../task/list-tasks.ts";
import { allTools, withheldFrom } from "../tool/offer-tools.ts";
import { passOnCollected } from "./ask-for-person.ts";
import type { VisitorContext } from "./context.ts";

/** The live procedures of the site that this visitor can finish, and the one that runs in this conversation, kept in the database. */
export async function openTaskDesk(context: VisitorContext, turn: Turn): Promise<TaskDesk> {
	const keeper = { database: context.database, conversationId: turn.conversationId };
	const claims = context.visitor.claims ?? undefined;
	const usable = (await allTools(context)).filter(({ tool }) => withheldFrom(tool, claims) === undefined);
	const tools = new Set(usable.map(({ tool }) => tool.name));
	const live = (await listTasks(context)).filter(({ task }) => task.state === "live");
	const desk: TaskDesk = {
		tasks: live
			.filter(({ content }) => canFinish(content, tools))
			.map(({ task, content }) => ({ taskId: task.id, version: task.version, content })),
		all: live.map(({ content }) => content),
		run: await runningTask(keeper),
		now: () => context.clock.now(),
		keep: async (run) => {
			await keepRun(keeper, run, context.clock.now());
			desk.run = run;
			const collected = run.content.runOnHandover && (run.state === "done" || run.state === "left");
			return collected ? passOnCollected(context, turn, run.data) : [];
		},
		usedSince: (since) => toolsUsedSince(keeper, since),
	};
	return desk;
}
