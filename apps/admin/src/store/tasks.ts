import { effect } from "@preact/signals";
import { account } from "./account.ts";
import { api, read } from "./client.ts";

const routes = api.sites[":site"].tasks;
const ask = (site: string) => read(routes.$get({ param: { site } }));

/** A site's tasks, and the tools they can use. */
export type Tasks = Awaited<ReturnType<typeof ask>>;
export type Task = Tasks["tasks"][number];
export type UsableTool = Tasks["tools"][number];

/** What a task is saved from; the BFF judges it. */
export type TaskDraft = Omit<Task, "id" | "version" | "updatedAt" | "uses">;
export type TaskStep = TaskDraft["steps"][number];

export const fetchTasks = ask;

/** Makes a task, or changes the one with this id. @throws Refusal with the faults of its fields */
export function saveTask(site: string, id: string | undefined, draft: TaskDraft): Promise<Task> {
	const json = draft as never;
	if (id === undefined) return read(routes.$post({ param: { site }, json })) as Promise<Task>;
	return read(routes[":id"].$put({ param: { site, id }, json })) as Promise<Task>;
}

export function removeTask(site: string, id: string): Promise<unknown> {
	return read(routes[":id"].$delete({ param: { site, id } }));
}

const askVersions = (site: string, id: string) => read(routes[":id"].versions.$get({ param: { site, id } }));
export type TaskVersion = Awaited<ReturnType<typeof askVersions>>["versions"][number];

/** Everything a task ever said, the newest first. */
export async function fetchVersions(site: string, id: string): Promise<readonly TaskVersion[]> {
	return (await askVersions(site, id)).versions;
}

/** An empty task. */
export const newTask: TaskDraft = {
	name: "",
	description: "",
	triggers: [],
	negatives: [],
	examples: [],
	steps: [{ title: "", text: "" }],
	handoverRules: "",
	guidance: "",
	runOnHandover: false,
	state: "draft",
};

/** A task without what only the list knows of it. */
export function draftOfTask(task: TaskDraft): TaskDraft {
	const fields = Object.keys(newTask) as (keyof TaskDraft)[];
	return Object.fromEntries(fields.map((field) => [field, task[field]])) as unknown as TaskDraft;
}

/** A task as lines of text, so that two versions can be compared. */
export function linesOfTask(content: Omit<TaskDraft, "state">): string[] {
	const { name, description, triggers, negatives, examples, steps, handoverRules, guidance, runOnHandover } = content;
	const listed = (title: string, texts: readonly string[]) => texts.map((text) => `${title}: ${text}`);
	return [
		`Name: ${name}`,
		...listed("Description", description.split("\n")),
		...listed("Such as", triggers),
		...listed("Not for", negatives),
		...steps.flatMap(({ title, text }) => [`Step: ${title}`, ...text.split("\n").map((line) => `  ${line}`)]),
		...listed("Handover", handoverRules === "" ? [] : handoverRules.split("\n")),
		...listed("Tone", guidance === "" ? [] : guidance.split("\n")),
		...examples.flatMap((example) => ["Example:", ...example.split("\n").map((line) => `  ${line}`)]),
		`Before every handover: ${runOnHandover ? "yes" : "no"}`,
	];
}

/** Drafts that were left unsaved, in memory until the page is closed; by site and task. */
const kept = new Map<string, TaskDraft>();
const keyOf = (site: string, id: string) => `${site} ${id}`;

effect(() => {
	if (account.value.state === "out") kept.clear();
});

export function keepTask(site: string, id: string, draft: TaskDraft): void {
	kept.set(keyOf(site, id), draft);
}

/** Gives a kept draft back to its editor. */
export function takeKeptTask(site: string, id: string): TaskDraft | undefined {
	const found = kept.get(keyOf(site, id));
	kept.delete(keyOf(site, id));
	return found;
}
