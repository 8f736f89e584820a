import type { StoreContext } from "./context.ts";

/** A judgement on an answer (`answer` is its id), or on the conversation shown. */
export interface Rating {
	readonly answer?: string | undefined;
	/** From 1 (bad) to 5 (good). */
	readonly score: number;
	readonly comment?: string;
}

/**
 * Sends what the visitor thinks, and shows it at once; when it does not arrive, what was shown before is shown again.
 * @returns whether it arrived
 */
export async function rateChat(context: StoreContext, { answer, score, comment }: Rating): Promise<boolean> {
	const { chat, messages, rating: whole } = context.state.value;
	const before = answer === undefined ? whole : messages.find(({ id }) => id === answer)?.metadata?.rating;
	context.dispatch({ type: "rating-changed", answer, rating: score });
	try {
		await context.transport.rate(chat, {
			...(answer !== undefined && { messageId: answer as `msg_${string}` }),
			...{ score, ...(comment !== undefined && { comment }) },
		});
		return true;
	} catch {
		if (context.state.value.chat === chat) context.dispatch({ type: "rating-changed", answer, rating: before });
		return false;
	}
}
