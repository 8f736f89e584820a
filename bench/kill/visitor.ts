import { setTimeout as pause } from "node:timers/promises";
import type { ChatAnswer } from "../../packages/contract/src/chat.ts";
import { makeId } from "../../packages/contract/src/id.ts";
import type { MessagePart } from "../../packages/contract/src/message.ts";

/** How one conversation went, as its visitor saw it. */
export interface Conversation {
	readonly name: string;
	/** Whether a message whose post was answered is there no more. */
	readonly lost: boolean;
	/** Whether a turn had no end a minute after the last start of the process. */
	readonly stuck: boolean;
	/** The conversation, to be loaded again. */
	/** @param at another BFF of the same database */
	load(at?: string): Promise<ChatAnswer>;
}

/** How long a turn may take to end, in milliseconds. */
const patience = 60_000;

/**
 * A visitor who asks for one refund and confirms it, through as many deaths of the process as it takes: posts what was not
 * answered again, tries again what was interrupted, and never confirms twice what was confirmed.
 */
export async function converse(
	bff: string,
	place: { readonly site: string; readonly wish: string },
): Promise<Conversation> {
	// Each comes from an address of its own: limits are no part of this.
	const address = Array.from(crypto.getRandomValues(new Uint8Array(3))).join(".");
	const from = { "x-forwarded-for": `10.${address}`, "content-type": "application/json" };
	const token = await openSession(bff, place.site, from);
	const talk = new Talk(bff, { ...from, authorization: `Bearer ${token}` }, place.wish);
	const name = place.wish.split(" ")[1] ?? "";
	const load = (at?: string) => talk.load(at);
	for (const began = Date.now(); ; ) {
		if (Date.now() - began > patience) {
			process.stderr.write(`stuck: ${place.wish}, last ${talk.last}\n`);
			return { name, lost: talk.lost, stuck: true, load };
		}
		const step = await talk.nextStep();
		if (step === "over") return { name, lost: talk.lost, stuck: false, load };
		if (step === "wait") await pause(40);
	}
}

/** One conversation, spoken over HTTP. */
class Talk {
	lost = false;
	/** What was asked last and what came of it, for the report of a conversation that is stuck. */
	last = "nothing";
	readonly #url: string;
	readonly #headers: Record<string, string>;
	readonly #chat = makeId("chat");
	readonly #message: { readonly id: string; readonly role: "user"; readonly parts: object[] };
	#acknowledged = false;

	constructor(bff: string, headers: Record<string, string>, wish: string) {
		this.#url = `${bff}/v1/chat`;
		this.#headers = headers;
		this.#message = { id: makeId("msg"), role: "user", parts: [{ type: "text", text: wish }] };
	}

	async load(at?: string): Promise<ChatAnswer> {
		const url = at === undefined ? this.#url : `${at}/v1/chat`;
		return (await (await fetch(`${url}/${this.#chat}`, { headers: this.#headers })).json()) as ChatAnswer;
	}

	/** Looks at the conversation as it stands and does the one thing that it wants. */
	async nextStep(): Promise<"over" | "wait" | "on"> {
		try {
			const found = await this.#call(`/${this.#chat}`);
			if (found.status === 404) {
				if (this.#acknowledged) this.lost = true;
				return await this.#say("", { id: this.#chat, message: this.#message });
			}
			return found.ok ? await this.#goOn((await found.json()) as ChatAnswer) : "wait";
		} catch {
			return "wait";
		}
	}

	async #goOn({ messages, status }: ChatAnswer): Promise<"over" | "wait" | "on"> {
		if (this.#acknowledged && !messages.some(({ id }) => id === this.#message.id)) this.lost = true;
		if (status === "running") return this.#follow();
		const parts = messages.flatMap((one): MessagePart[] => one.parts);
		const last = messages.at(-1);
		const turnId = last?.metadata?.turnId;
		if (parts.some(({ type }) => type === "data-receipt")) {
			const ended = last?.role === "assistant" && last.metadata?.state === "done";
			return ended || !turnId ? "over" : this.#say(`/${this.#chat}/retry`, { turnId });
		}
		const card = parts.findLast((part) => part.type === "data-approval");
		if (card?.data.state === "pending") {
			return this.#say(`/${this.#chat}/approvals/${card.id}`, { decision: "approve" });
		}
		return turnId ? this.#say(`/${this.#chat}/retry`, { turnId }) : "wait";
	}

	async #say(path: string, body: unknown): Promise<"wait" | "on"> {
		const answer = await this.#call(path, body);
		if (answer.ok && path === "") this.#acknowledged = true;
		await answer.text();
		return answer.ok ? "on" : "wait";
	}

	async #follow(): Promise<"wait"> {
		await (await this.#call(`/${this.#chat}/stream`)).text();
		return "wait";
	}

	async #call(path: string, body?: unknown): Promise<Response> {
		const headers = this.#headers;
		const init: RequestInit =
			body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
		const asked = `${init.method ?? "GET"} ${path || "/"}`;
		this.last = `${asked}: no answer`;
		const answer = await fetch(this.#url + path, init);
		this.last = `${asked}: ${answer.status}`;
		return answer;
	}
}

async function openSession(bff: string, site: string, headers: Record<string, string>): Promise<string> {
	for (;;) {
		try {
			const init = { method: "POST", headers, body: JSON.stringify({ site }) };
			const answer = await fetch(`${bff}/v1/sessions`, init);
			if (answer.ok) return ((await answer.json()) as { token: string }).token;
		} catch {
			// It is down: that is what this is about.
		}
		await pause(40);
	}
}
