import type { StoreContext } from "./context.ts";
import { loadChat } from "./enter-chat.ts";
import { refuseVisit } from "./refuse-visit.ts";
import { canSend } from "./state.ts";

/** Another tab began something in a conversation: where it is shown here, and nothing is under way, it is read again. */
export async function catchUp(context: StoreContext, chat: string): Promise<void> {
	if (chat !== context.state.value.chat || !canSend(context.state.value)) return;
	const visit = context.visit();
	await loadChat(context, visit).catch((error: unknown) => {
		if (!visit.aborted) refuseVisit(context, error);
	});
}
