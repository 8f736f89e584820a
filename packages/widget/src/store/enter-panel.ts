import type { StoreContext } from "./context.ts";
import { enterChat } from "./enter-chat.ts";
import { keptSession } from "./kept.ts";
import { settleIdentity } from "./settle-identity.ts";
import { isUntouched } from "./state.ts";

/** The panel is looked at: finds out who it is for and, the first time and after a failure, loads the conversation remembered. */
export async function enterPanel(context: StoreContext): Promise<void> {
	await settleIdentity(context);
	const { token, chat } = keptSession(context);
	if (token === undefined) return;
	if (!context.chats.value) void refreshSession(context);
	const { history } = context.state.value;
	if (chat !== context.state.value.chat) return;
	if (history === "failed" || (history === "none" && isUntouched(context.state.value))) await enterChat(context);
}

/** Asks again what the session is and which conversations there are. What cannot be had stays as it was. */
export async function refreshSession(context: StoreContext): Promise<void> {
	if (keptSession(context).token === undefined) return;
	const before = context.who.value.subject;
	try {
		const { visitor, site, chats } = await context.transport.currentSession();
		const { subject } = context.who.value;
		if (subject !== before) return;
		if (subject !== undefined) context.setWho({ subject, name: visitor.name });
		context.setSite(site);
		context.setChats(chats);
	} catch {
		// The conversation itself says what is wrong, should something be.
	}
}
