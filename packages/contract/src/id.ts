import * as z from "zod/mini";

/** What an id names. The prefix is part of the id, so that an id found in a log says what it is. */
export type IdKind =
	| "site"
	| "visitor"
	| "session"
	| "chat"
	| "msg"
	| "turn"
	| "call"
	| "appr"
	| "tool"
	| "auth"
	| "key"
	| "source"
	| "task"
	| "run"
	| "desk"
	| "hand"
	| "send"
	| "rule";

/** A typed id such as `chat_5k8w…`: the kind, an underscore and 26 characters that carry 128 random bits. */
export type Id<Kind extends IdKind> = `${Kind}_${string}`;

/** Crockford's base 32 in lower case: no i, l, o or u, so ids survive being read aloud. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Makes an id from 128 bits of the platform's cryptographic randomness. */
export function makeId<Kind extends IdKind>(kind: Kind): Id<Kind> {
	let bits = 0;
	let held = 0;
	let text = "";
	for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
		bits = (bits << 8) | byte;
		held += 8;
		while (held >= 5) {
			held -= 5;
			text += alphabet[(bits >>> held) & 31];
		}
		bits &= (1 << held) - 1;
	}
	return `${kind}_${text}${alphabet[(bits << (5 - held)) & 31]}`;
}

/** The schema of an id of one kind: its prefix and 26 characters of the alphabet, nothing else. */
export function idOf<Kind extends IdKind>(kind: Kind) {
	const shape = new RegExp(`^${kind}_[0-9a-hjkmnp-tv-z]{26}$`);
	return z.string().check(z.regex(shape)) as unknown as z.ZodMiniType<Id<Kind>, unknown>;
}
