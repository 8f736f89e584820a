import { ProblemError } from "../transport/problem-error.ts";
import type { StoreContext } from "./context.ts";
import { startChat, startSessionAnew } from "./start-chat.ts";

/**
 * Where an error says that the session or the conversation is no more, begins anew and answers true. Every other error
 * is left to the caller.
 */
export function refuseVisit(context: StoreContext, error: unknown): boolean {
	if (!(error instanceof ProblemError)) return false;
	if (error.code === "session_expired" || error.code === "session_missing") {
		startSessionAnew(context, error.code);
		return true;
	}
	if (error.code === "chat_not_found") {
		startChat(context, { notice: error.code });
		return true;
	}
	return false;
}
