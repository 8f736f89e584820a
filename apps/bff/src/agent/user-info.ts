import type { ModelMessage } from "ai";
import { userInfoText } from "../user-data/user-info-text.ts";
import { messagesOf } from "./said.ts";

/**
 * The conversation with what the site knows of the visitor: the result of a call that Bellhop made itself, right after the
 * first message, where it stays from turn to turn. So it is data to the model, and nothing a visitor writes can look like it.
 */
export function withUserInfo(history: readonly ModelMessage[], userInfo: string | undefined): ModelMessage[] {
	if (userInfo === undefined) return [...history];
	const first = history.findIndex(({ role }) => role === "user") + 1;
	const known = {
		type: "call",
		id: "user_info",
		toolName: "user_info",
		input: {},
		output: userInfoText(userInfo),
	} as const;
	return [...history.slice(0, first), ...messagesOf([known]), ...history.slice(first)];
}
