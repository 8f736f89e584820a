import type { AgentOutcome, AgentTool, ShownPart } from "./agent-tool.ts";

/** What asking for a person leads to: a task that collects first, or the request itself, with what is shown of it. */
export type HandoverAnswer =
	| { readonly state: "collecting"; readonly task: string }
	| { readonly state: "requested" | "already"; readonly shows: readonly ShownPart[] };

/** Lets the agent ask for a person. Asking twice changes nothing. */
export function handOver(ask: (reason: string) => Promise<HandoverAnswer>): AgentTool {
	return {
		name: "handover",
		title: "Asking for a person",
		quiet: true,
		description:
			"Ask a person of the site's team to take over this conversation. Use it when the visitor wants to talk to a person, when the rules for it say so, or when you cannot help. Not instead of answering what you can.",
		inputSchema: {
			type: "object",
			properties: {
				reason: { type: "string", minLength: 1, maxLength: 1_000, description: "Why, in a sentence, for that person" },
			},
			required: ["reason"],
			additionalProperties: false,
		},
		run: async ({ input }) => toldHandover(await ask(String(input["reason"] ?? ""))),
	};
}

/** What the model reads of a handover. */
export function toldHandover(answer: HandoverAnswer): AgentOutcome {
	if (answer.state === "collecting") {
		const data = `First the procedure "${answer.task}" collects what that person will need; it has begun. They are asked once it is done.`;
		return { text: JSON.stringify({ ok: true, data }), failed: false };
	}
	const data =
		answer.state === "requested"
			? "A person is asked. Tell the visitor so in one sentence; how they will hear from them is shown to them beside it."
			: "A person was asked already. You can go on helping meanwhile.";
	return { text: JSON.stringify({ ok: true, data }), failed: false, shows: answer.shows };
}
