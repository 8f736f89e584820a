import type { ChatAnswer } from "@bellhop/contract/chat";
import { makeId } from "@bellhop/contract/id";
import type { SiteSettings } from "@bellhop/contract/site";
import type { NumberedPart, StreamPart } from "@bellhop/contract/stream-part";
import { ConnectionLost } from "../transport/connection-lost.ts";
import type { PartStream, Transport } from "../transport/transport.ts";
import type { Memory } from "./memory.ts";
import type { Pause } from "./pause.ts";
import { createStore, type StoreParts } from "./store.ts";

/** What a scripted stream does next: give an event, break, wait for the test; it ends well when nothing is left. */
export type Move = NumberedPart | "lost" | Promise<unknown>;

/** A stream that does as told. Only tests import it. */
export async function* scripted(...moves: readonly Move[]): PartStream & AsyncGenerator<NumberedPart[]> {
	for (const move of moves) {
		if (move === "lost") throw new ConnectionLost();
		if (move instanceof Promise) await move;
		else yield [move];
	}
}

/** A turn's whole stream as numbered parts: it starts, says the words, and ends. */
export function telling(words: readonly string[], end: StreamPart = { type: "finish" }): NumberedPart[] {
	const turnId = makeId("turn");
	const parts: StreamPart[] = [
		{ type: "start", messageId: makeId("msg"), messageMetadata: { turnId, state: "running" } },
		{ type: "text-start", id: "t" },
		...words.map((delta): StreamPart => ({ type: "text-delta", id: "t", delta })),
		{ type: "text-end", id: "t" },
		end,
	];
	return parts.map((part, index) => ({ number: index + 1, part }));
}

const site: SiteSettings = {
	id: "site_00000000000000000000000000",
	name: "Shop",
	greeting: "Hello",
	starters: ["Where is my order?"],
	accent: "#1f5f4a",
	theme: "light",
	corner: "right",
	model: "demo",
};

/** A session's answer. */
export function sessionAnswer() {
	const visitor = { id: makeId("visitor"), verified: false };
	return { token: "token", expiresAt: "2030-01-01T00:00:00Z", visitor, site, chats: [] };
}

/** A conversation's answer with these messages. */
export function chatAnswer(messages: ChatAnswer["messages"], status: ChatAnswer["status"] = "idle"): ChatAnswer {
	return { id: makeId("chat"), title: "", updatedAt: "", status, messages };
}

/** Two drawers that live as long as the test. */
export function testMemory(): Memory {
	const drawer = <Kept extends object>() => {
		let kept = {} as Kept;
		return {
			read: () => kept,
			write(record: Kept) {
				kept = record;
			},
		};
	};
	return { lasting: drawer(), passing: drawer() };
}

interface TestStoreOptions extends Pick<StoreParts, "happened" | "where"> {
	readonly patient?: boolean;
}

/** A store on a transport of which only some calls are scripted; pauses take no time, or for ever when `patient`. */
export function testStore(
	calls: Partial<Transport>,
	memory = testMemory(),
	{ patient = false, happened, where }: TestStoreOptions = {},
) {
	const unexpected = () => Promise.reject(new Error("unexpected call"));
	const transport: Transport = {
		openSession: async () => sessionAnswer(),
		identify: unexpected,
		currentSession: async () => sessionAnswer(),
		endSession: async () => undefined,
		load: unexpected,
		send: unexpected,
		askForPerson: unexpected,
		resume: unexpected,
		decide: unexpected,
		rate: unexpected,
		retry: unexpected,
		stop: unexpected,
		...calls,
	};
	const wait = () => new Promise<void>((resolve) => (patient ? undefined : setTimeout(resolve, 20)));
	const now = () => "2026-01-01T00:00:00Z";
	const pause: Pause = { wait, wake: () => undefined };
	return {
		store: createStore({ site, transport, memory, pause, now, ...(happened && { happened }), ...(where && { where }) }),
		memory,
	};
}
