import type { Exchange, PlaygroundEvent, PlaygroundRun } from "@bellhop/bff/admin-api";
import { api, read } from "./client.ts";

type EventOf<Type extends PlaygroundEvent["type"]> = Extract<PlaygroundEvent, { readonly type: Type }>;
export type Begin = EventOf<"begin">;
export type Call = EventOf<"call">;
export type CallResult = EventOf<"result">["result"];
export type Step = EventOf<"step">;
export type End = EventOf<"end">;
export type TaskRun = EventOf<"task">["run"];
export type UserData = EventOf<"user-data">;
export type ConsideredTool = Begin["tools"][number];

/** A piece of an answer, in the order it happened. */
export type Piece =
	| { readonly type: "text"; readonly text: string }
	| { readonly type: "call"; readonly call: Call; readonly result: CallResult | undefined }
	| { readonly type: "step"; readonly step: Step }
	| { readonly type: "sign-in" }
	| { readonly type: "task"; readonly run: TaskRun }
	| { readonly type: "handover"; readonly reason: string }
	| { readonly type: "guidance"; readonly situation: string; readonly text: string };

/** One message and everything that happened while it was answered. */
export interface Trial {
	readonly message: string;
	readonly begin: Begin | undefined;
	/** What the site's User Data API was asked and said, where it was. */
	readonly userData: UserData | undefined;
	readonly pieces: readonly Piece[];
	readonly end: End | undefined;
}

/** Whom the playground's visitor is: nobody known, or somebody with these claims. */
export type Persona = Readonly<Record<string, unknown>> | undefined;

export const freshTrial = (message: string): Trial => ({
	message,
	begin: undefined,
	userData: undefined,
	pieces: [],
	end: undefined,
});

/** What a trial is after one more event. */
export function foldEvent(trial: Trial, event: PlaygroundEvent): Trial {
	switch (event.type) {
		case "begin":
			return { ...trial, begin: event };
		case "end":
			return { ...trial, end: event };
		case "user-data":
			return { ...trial, userData: event };
		case "sign-in":
			return { ...trial, pieces: [...trial.pieces, { type: "sign-in" }] };
		case "task":
			return { ...trial, pieces: [...trial.pieces, { type: "task", run: event.run }] };
		case "handover":
		case "guidance":
			return { ...trial, pieces: [...trial.pieces, event] };
		case "text":
			return { ...trial, pieces: withText(trial.pieces, event.delta) };
		case "call":
			return { ...trial, pieces: [...trial.pieces, { type: "call", call: event, result: undefined }] };
		case "step":
			return { ...trial, pieces: [...trial.pieces, { type: "step", step: event }] };
		case "result":
			return {
				...trial,
				pieces: trial.pieces.map((piece) =>
					piece.type === "call" && piece.call.callId === event.callId ? { ...piece, result: event.result } : piece,
				),
			};
	}
}

function withText(pieces: readonly Piece[], delta: string): readonly Piece[] {
	const last = pieces.at(-1);
	if (last?.type !== "text") return [...pieces, { type: "text", text: delta }];
	return [...pieces.slice(0, -1), { type: "text", text: last.text + delta }];
}

/** A trial as the agent is reminded of it. A call whose answer never came is left out. */
function exchangeOf({ message, pieces }: Trial): Exchange {
	const answer = pieces.flatMap((piece): Exchange["answer"] => {
		if (piece.type === "text") return [piece];
		if (piece.type !== "call" || !piece.result) return [];
		const { callId: id, toolName, input } = piece.call;
		return [{ type: "call", id, toolName, input, output: piece.result.model.text }];
	});
	return { message, answer };
}

/** The task that runs after these trials, if one does. */
function runningIn(before: readonly Trial[]): TaskRun | undefined {
	const last = before.flatMap(({ pieces }) => pieces).findLast((piece) => piece.type === "task");
	return last?.run.state === "running" ? last.run : undefined;
}

function keptRun({ taskId, step, notes, data, used }: TaskRun): PlaygroundRun {
	return { taskId, step, notes, data, used };
}

/**
 * Asks the draft configuration, and hands over each event as it comes. @throws Refusal
 * @param before trials of this conversation, oldest first
 */
export async function askPlayground(
	site: string,
	question: { readonly before: readonly Trial[]; readonly message: string; readonly claims: Persona },
	{ signal, tell }: { readonly signal: AbortSignal; readonly tell: (event: PlaygroundEvent) => void },
): Promise<void> {
	const { before, message, claims } = question;
	const run = runningIn(before);
	const json = {
		...{ before: before.map(exchangeOf), message },
		...(claims && { claims: claims as never }),
		...(run && { run: keptRun(run) }),
	};
	const asked = api.sites[":site"].playground.$post({ param: { site }, json }, { init: { signal } });
	const body = await read(asked.then(streamOf));
	if (body instanceof ReadableStream) await eachLine(body, (line) => tell(JSON.parse(line) as PlaygroundEvent));
}

async function eachLine(body: ReadableStream<Uint8Array>, take: (line: string) => void): Promise<void> {
	const reader = body.getReader();
	const decoder = new TextDecoder();
	let rest = "";
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return;
		const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) take(line);
	}
}

/** A good answer is its stream; a refusal is read as any other. */
function streamOf(answer: Response) {
	const { ok, status } = answer;
	return { ok, status, json: async (): Promise<unknown> => (ok ? answer.body : answer.json()) };
}
