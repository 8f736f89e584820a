import { toolsOfStep } from "../task/references.ts";
import { begunRun, stepOf, withStepFinished } from "../task/task-run.ts";
import type { AgentCall, AgentOutcome, AgentTool } from "./agent-tool.ts";
import type { OfferedTask, TaskDesk } from "./task-desk.ts";

/** The longest note and the longest piece of collected data, in characters. */
const longest = 500;

/** Starting a procedure, finishing its steps one after the other, and leaving it. */
export function taskTools(desk: TaskDesk): AgentTool[] {
	return [...(desk.tasks.length > 0 ? [startTask(desk)] : []), finishStep(desk), leaveTask(desk)];
}

const isRunning = ({ run }: TaskDesk) => run?.state === "running";

function startTask(desk: TaskDesk): AgentTool {
	return {
		name: "start_task",
		title: "Starting a task",
		quiet: true,
		offered: () => !isRunning(desk),
		description: startTaskDescription(desk.tasks.map(({ content }) => content)),
		inputSchema: {
			type: "object",
			properties: { task: { type: "string", enum: desk.tasks.map(({ content }) => content.name) } },
			required: ["task"],
			additionalProperties: false,
		},
		run: async ({ input }) => {
			const task = desk.tasks.find(({ content }) => content.name === input["task"]);
			if (!task) return refused("There is no procedure of that name.");
			if (isRunning(desk)) return refused("A procedure runs already. Leave it first.");
			const run = begunRun(task, desk.now());
			await desk.keep(run);
			return said({ started: task.content.name, step: stepOf(run)?.title });
		},
	};
}

/** What the model reads of the procedures that it can start, a line for each. */
export function startTaskDescription(contents: readonly OfferedTask["content"][]): string {
	return [
		"Start one of the site's procedures when the visitor wants what it is for. Its steps then guide you. The procedures:",
		...contents.map(describe),
	].join("\n");
}

function describe({ name, description, triggers, negatives }: OfferedTask["content"]): string {
	const quoted = (texts: readonly string[]) => texts.map((text) => `"${text}"`).join(", ");
	return [
		`- "${name}": ${description}`,
		...(triggers.length > 0 ? [`Such as: ${quoted(triggers)}.`] : []),
		...(negatives.length > 0 ? [`Not for: ${quoted(negatives)}.`] : []),
	].join(" ");
}

function finishStep(desk: TaskDesk): AgentTool {
	// One step of the procedure for each step of the model: nobody runs through it in one go.
	let finished = false;
	return {
		name: "finish_step",
		title: "Going on",
		quiet: true,
		offered: () => {
			finished = false;
			return isRunning(desk);
		},
		description:
			"Mark the current step of the procedure as done, once everything it asks for has happened. Say in a short note what came of it, and put what the visitor told you into data.",
		inputSchema: {
			type: "object",
			properties: {
				note: { type: "string", minLength: 1, maxLength: longest, description: "What came of the step" },
				data: {
					type: "object",
					additionalProperties: { type: "string", maxLength: longest },
					maxProperties: 20,
					description: "What was collected, by name, such as { reason: … }",
				},
			},
			required: ["note"],
			additionalProperties: false,
		},
		run: async (call) => {
			if (finished) return refused("One step at a time.");
			finished = true;
			return finish(desk, call);
		},
	};
}

/** A step that uses tools is done when one of them was used; nobody only says so. */
async function finish(desk: TaskDesk, { input }: AgentCall): Promise<AgentOutcome> {
	const { run } = desk;
	const step = run && stepOf(run);
	if (!run || !step) return refused("No procedure runs.");
	const note = typeof input["note"] === "string" ? input["note"].trim().slice(0, longest) : "";
	if (note === "") return refused("Say in a short note what came of the step.");
	const tools = toolsOfStep(step);
	const used = tools.length === 0 ? undefined : await desk.usedSince(run.stepSince);
	if (used && !tools.some((name) => used.has(name))) {
		return refused(`This step is not done: it uses ${tools.join(" or ")}, which has not succeeded yet.`);
	}
	const next = withStepFinished(run, { note, data: collected(input["data"]), at: desk.now() });
	const shows = await desk.keep(next);
	const told = { finished: step.title, ...(next.state === "done" ? { done: true } : { next: stepOf(next)?.title }) };
	return { ...said(shows.some(({ type }) => type === "data-handover") ? { ...told, person: "asked" } : told), shows };
}

/** Own texts only, cut to what is kept. */
function collected(data: unknown): Record<string, string> {
	if (typeof data !== "object" || data === null) return {};
	const texts = Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === "string");
	return Object.fromEntries(
		texts.slice(0, 20).map(([name, text]) => [name.slice(0, 80), text.slice(0, longest)] as const),
	);
}

function leaveTask(desk: TaskDesk): AgentTool {
	return {
		name: "leave_task",
		title: "Leaving it",
		quiet: true,
		offered: () => isRunning(desk),
		description:
			"Leave the procedure before its end, when the visitor no longer wants it or it turns out not to be for them. Not for a question in between: answer that, and come back.",
		inputSchema: {
			type: "object",
			properties: { reason: { type: "string", maxLength: longest } },
			required: ["reason"],
			additionalProperties: false,
		},
		run: async () => {
			if (!desk.run || !isRunning(desk)) return refused("No procedure runs.");
			const { name } = desk.run.content;
			const shows = await desk.keep({ ...desk.run, state: "left" });
			return { ...said({ left: name }), shows };
		},
	};
}

function said(data: Readonly<Record<string, unknown>>): AgentOutcome {
	return { text: JSON.stringify({ ok: true, data }), failed: false };
}

function refused(explanation: string): AgentOutcome {
	return { text: JSON.stringify({ ok: false, explanation }), failed: true };
}
