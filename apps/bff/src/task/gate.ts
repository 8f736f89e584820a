import { firstStepWith, toolsOfTask } from "./references.ts";
import type { TaskRun } from "./task-run.ts";

/**
 * Whether a tool may be used now. In a procedure a tool waits until the steps before its own are done; one that the procedure
 * does not name may be used in between, since visitors digress. A tool that changes something and stands in a procedure is
 * used in such a procedure alone: the order of its steps would be worth nothing otherwise.
 * @param reserved tools that change something and stand in a procedure of the site
 */
export function mayUse(
	tool: string,
	{ run, reserved }: { readonly run: TaskRun | undefined; readonly reserved: ReadonlySet<string> },
): boolean {
	const running = run?.state === "running" ? run : undefined;
	const first = running && firstStepWith(running.content, tool);
	if (running && first !== undefined) return first <= running.step;
	return !reserved.has(tool);
}

/**
 * Whether a procedure can be gone through to its end with these tools. One that names a tool that is not there, or not for this
 * visitor, would only lead into a step that nobody can finish.
 */
export function canFinish(content: Parameters<typeof toolsOfTask>[0], tools: ReadonlySet<string>): boolean {
	return [...toolsOfTask(content)].every((name) => tools.has(name));
}

/** The tools that change something and stand in one of these procedures. */
export function reservedTools(
	contents: readonly Parameters<typeof toolsOfTask>[0][],
	writing: ReadonlySet<string>,
): Set<string> {
	return new Set(contents.flatMap((content) => [...toolsOfTask(content)]).filter((name) => writing.has(name)));
}
