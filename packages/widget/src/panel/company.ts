import type { PageContext } from "@bellhop/contract/page";
import { catchUp } from "../store/catch-up.ts";
import type { ChatEvent } from "../store/reduce.ts";
import { resendUnsent } from "../store/send-message.ts";
import type { ReadonlySignal } from "../store/signal.ts";
import type { ChatState } from "../store/state.ts";
import type { Store } from "../store/store.ts";
import type { TalkWords } from "../words/parts.ts";
import { askRating, type RatingPlace } from "./ask-rating.ts";
import type { Page } from "./page.ts";
import { joinTabs } from "./tabs.ts";
import { countUnread } from "./unread.ts";
import { warmUpDates, warmUpMarkdown } from "./warm-up.ts";
import { whereOf } from "./where.ts";

/** Whom a conversation has for company. */
export interface CompanyParts {
	readonly root: ShadowRoot;
	readonly words: TalkWords;
	readonly store: Store;
	readonly page: Page;
	/** Whether the panel is looked at. */
	readonly open: ReadonlySignal<boolean>;
	/** Where the visitor is asked how the conversation was, if the site does so by itself. */
	readonly rating: Omit<RatingPlace, "open" | "draft"> | undefined;
}

/** What keeps others informed of a conversation. */
export interface Company {
	/** Something happened in it. */
	happened(event: ChatEvent, state: ChatState): void;
	/** Where the visitor is, if the page tells. */
	where(): PageContext | undefined;
	leave(): void;
}

/** Keeps the page, the other tabs and the launcher informed of what happens in a conversation, and hears from them. */
export function keepCompany({ root, words, store, page, open, rating }: CompanyParts): Company {
	const tabs = joinTabs(store.site.value.id, (chat) => void store.act(catchUp, chat));
	const unread = countUnread(root, words, () => page.told().unreadInTitle === true);
	const asking = rating && askRating({ ...rating, open, draft: store.draft });
	let warm = false;
	warmUpDates(words.language);
	const online = () => void store.act(resendUnsent);
	/** Whether something to read has come since the panel was last looked at. */
	let unseen = false;
	const stop = open.subscribe(() => {
		unseen = false;
		if (open.value) unread.clear();
	});
	addEventListener("online", online);
	return {
		happened(event, state) {
			if (event.type === "message-sent" && !warm) warmUpMarkdown();
			warm ||= event.type === "message-sent";
			tellPage(page, event, state);
			tabs.tell(event, state.chat);
			asking?.happened(state);
			if (open.value || event.type !== "part-received") return;
			const { type } = event.part;
			unseen ||= /^(text-delta|data-(?!sugg))/.test(type);
			if (type !== "finish") return;
			if (unseen) unread.add();
			unseen = false;
		},
		where: () => whereOf(page.told().page),
		leave() {
			removeEventListener("online", online);
			stop();
			asking?.leave();
			unread.clear();
			tabs.close();
		},
	};
}

/**
 * Tells the page what happens in a conversation: by ids and codes alone, never what was said. Events `message` (the
 * visitor's arrived), `answer` (one ended, and how), `approval`, `handover` and `error` (a problem code).
 */
function tellPage({ emit }: Page, event: ChatEvent, { chat, messages }: ChatState): void {
	const answer = messages.at(-1)?.id;
	if (event.type === "message-accepted") emit("message", { chat, message: event.messageId });
	if (event.type === "message-undelivered" || event.type === "message-taken-back") {
		emit("error", { chat, code: event.problem });
	}
	if (event.type !== "part-received") return;
	const { part } = event;
	if (part.type === "data-approval") emit("approval", { chat, answer, approval: part.id, state: part.data.state });
	if (part.type === "data-handover") emit("handover", { chat, answer, way: part.data.way });
	if (part.type === "error") emit("error", { chat, answer, code: part.errorText });
	if (part.type === "finish" || part.type === "abort" || part.type === "error") {
		const ends = { finish: "done", abort: "stopped", error: "failed" } as const;
		emit("answer", { chat, answer, state: ends[part.type] });
	}
}
