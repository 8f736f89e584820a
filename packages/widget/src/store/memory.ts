import { type Id, idOf } from "@bellhop/contract/id";

/** A session, and the conversation that was open in it. */
export interface KeptSession {
	readonly token?: string | undefined;
	readonly chat?: Id<"chat"> | undefined;
}

/**
 * What a browser remembers of a site for as long as the session lives, shared by its tabs: the anonymous visitor's, and
 * the verified user's, which is used only where the page vouches for the same one again.
 */
export interface Lasting extends KeptSession {
	readonly verified?: (KeptSession & { readonly subject: string }) | undefined;
}

/** A message that was not accepted yet, and how it goes out. */
export interface Unsent {
	readonly id: Id<"msg">;
	readonly text: string;
	/** The message whose place it takes. */
	readonly replaces?: string | undefined;
	/** Whether a person is asked for with it. */
	readonly wantsPerson?: boolean;
}

/** What one tab remembers: words typed and not yet accepted, so that a reload loses none of them. */
export interface Passing {
	readonly draft?: string | undefined;
	/** What was typed in other conversations, by their ids. */
	readonly drafts?: Readonly<Record<string, string>> | undefined;
	readonly unsent?: Unsent | undefined;
	/** The subject whose words these are; nobody's else are they shown to. */
	readonly subject?: string | undefined;
	/** The panel is open: the next page of this tab opens it again. The loader reads it too. */
	readonly open?: true | undefined;
}

/** A remembered record. Reading never throws; where storage is denied it lasts as long as the page. */
export interface Drawer<Kept> {
	read(): Kept;
	/** An empty record forgets everything. */
	write(record: Kept): void;
}

/** The two drawers of a site. */
export interface Memory {
	readonly lasting: Drawer<Lasting>;
	readonly passing: Drawer<Passing>;
}

/** Opens the memory of a site, under `bellhop:<site id>`. Touches no storage before something is read. */
export function openMemory(site: string): Memory {
	const key = `bellhop:${site}`;
	return {
		lasting: openDrawer(key, () => localStorage, lastingOf),
		passing: openDrawer(key, () => sessionStorage, passingOf),
	};
}

function openDrawer<Kept extends object>(
	key: string,
	storage: () => Storage,
	shape: (stored: Stored) => Kept,
): Drawer<Kept> {
	/** What could not be stored: it answers for as long as the page lives. */
	let held: string | null | undefined;
	const read = () => {
		if (held !== undefined) return held;
		try {
			return storage().getItem(key);
		} catch {
			return null;
		}
	};
	return {
		read() {
			return shape(parsed(read()));
		},
		write(record) {
			const kept = Object.values(record).some((value) => value !== undefined);
			const text = kept ? JSON.stringify(record) : null;
			held = undefined;
			try {
				if (text === null) storage().removeItem(key);
				else storage().setItem(key, text);
			} catch {
				held = text;
			}
		},
	};
}

type Stored = Readonly<Record<string, unknown>>;

/** The page may have written anything under our key: what does not fit is forgotten. */
function parsed(text: string | null): Stored {
	try {
		const value: unknown = JSON.parse(text ?? "{}");
		return typeof value === "object" && value !== null ? (value as Stored) : {};
	} catch {
		return {};
	}
}

function lastingOf(stored: Stored): Lasting {
	const verified = (stored["verified"] ?? {}) as Stored;
	const subject = textOf(verified["subject"]);
	return { ...sessionOf(stored), verified: subject === undefined ? undefined : { ...sessionOf(verified), subject } };
}

function sessionOf(stored: Stored): KeptSession {
	const chat = idOf("chat").safeParse(stored["chat"]);
	return { token: textOf(stored["token"]), chat: chat.success ? chat.data : undefined };
}

function passingOf(stored: Stored): Passing {
	const { id, text, replaces, wantsPerson } = (stored["unsent"] ?? {}) as Stored;
	const message = idOf("msg").safeParse(id);
	const unsent =
		message.success && typeof text === "string"
			? { id: message.data, text, replaces: textOf(replaces), wantsPerson: wantsPerson === true }
			: undefined;
	const subject = textOf(stored["subject"]);
	return {
		draft: textOf(stored["draft"]),
		drafts: draftsOf(stored["drafts"]),
		...{ unsent, subject, open: stored["open"] === true || undefined },
	};
}

/** The newest twenty; more nobody goes back to. */
function draftsOf(stored: unknown): Passing["drafts"] {
	const drafts = Object.entries(stored ?? {}).filter(([, text]) => typeof text === "string" && text !== "");
	return drafts.length > 0 ? Object.fromEntries(drafts.slice(-20)) : undefined;
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}
