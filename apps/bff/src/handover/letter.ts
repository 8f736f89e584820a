import type { Handover } from "../database/tables/index.ts";

/** Everything that a person who takes over is told. */
export interface HandoverLetter {
	readonly handover: Handover;
	readonly site: { readonly id: string; readonly name: string };
	readonly visitor: {
		readonly id: string;
		/** Whether the site's server vouched for who they are. Nothing else here proves it. */
		readonly verified: boolean;
		readonly subject: string | null;
		readonly name: string | null;
		readonly email: string | null;
	};
	readonly transcript: readonly { readonly from: "visitor" | "agent"; readonly at: string; readonly text: string }[];
}

/** The letter as a webhook's body. */
export function letterAsJson({ handover, site, visitor, transcript }: HandoverLetter): string {
	const { id, conversationId, askedBy, reason, summary, data, createdAt } = handover;
	return JSON.stringify({
		type: "handover.requested",
		timestamp: (handover.requestedAt ?? createdAt).toISOString(),
		data: { id, site, conversation: conversationId, askedBy, reason, summary, collected: data, visitor, transcript },
	});
}

/** The letter as the plain text of an email. */
export function letterAsText({ handover, site, visitor, transcript }: HandoverLetter): string {
	const who = visitor.verified
		? `${visitor.name ?? visitor.subject} (${visitor.email ?? "no email"}), signed in: ${site.name} confirmed who this is.`
		: "A visitor who is not signed in: who they say they are is unproven.";
	const collected = Object.entries(handover.data).map(([name, value]) => `${name}: ${value}`);
	return [
		`Somebody on ${site.name} wants to talk to a person.`,
		"",
		`Who: ${who}`,
		`Why: ${handover.reason}`,
		...(handover.summary ? ["", "Summary (written by the AI agent):", handover.summary] : []),
		...(collected.length > 0 ? ["", "Collected:", ...collected] : []),
		"",
		"The conversation:",
		...transcript.map(({ from, at, text }) => `\n[${at}] ${from === "visitor" ? "Visitor" : "Agent"}:\n${text}`),
		"",
		`Conversation ${handover.conversationId}, handover ${handover.id}`,
	].join("\n");
}
