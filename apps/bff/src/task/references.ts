import type { TaskContent, TaskStep } from "../database/tables/index.ts";

/** Where a step hands over to a person. */
const handoverReference = "handover";

/** The names that a step's text has in double braces, each once. */
function referencesIn({ text }: Pick<TaskStep, "text">): string[] {
	return [...new Set([...text.matchAll(/\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g)].map(([, name = ""]) => name))];
}

/** The tools of a step: what it has in double braces, but a handover. */
export function toolsOfStep(step: Pick<TaskStep, "text">): string[] {
	return referencesIn(step).filter((name) => name !== handoverReference);
}

/** The tools of a whole procedure. */
export function toolsOfTask({ steps }: Pick<TaskContent, "steps">): Set<string> {
	return new Set(steps.flatMap(toolsOfStep));
}

/** The first step, from 0, that uses a tool; nothing when none does. */
export function firstStepWith({ steps }: Pick<TaskContent, "steps">, tool: string): number | undefined {
	const index = steps.findIndex((step) => toolsOfStep(step).includes(tool));
	return index < 0 ? undefined : index;
}
