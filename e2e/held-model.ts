import type { ServerResponse } from "node:http";
import { endAnswer, frame, type ModelServer, startModelServer } from "./model-server.ts";

/** A model whose answers the test writes word by word. */
export interface HeldModel extends ModelServer {
	/** Says something in the answer that is being written; waits for the question when none is. */
	say(text: string): Promise<void>;
	finish(): Promise<void>;
}

export async function startHeldModel(): Promise<HeldModel> {
	const waiting: ((response: ServerResponse) => void)[] = [];
	let current: Promise<ServerResponse> = next();
	function next(): Promise<ServerResponse> {
		return new Promise((resolve) => waiting.push(resolve));
	}
	const server = await startModelServer((_, response) => waiting.shift()?.(response));
	return {
		...server,
		say: async (text) => {
			(await current).write(frame({ delta: { content: text } }));
		},
		finish: async () => {
			const response = await current;
			current = next();
			endAnswer(response);
		},
	};
}
