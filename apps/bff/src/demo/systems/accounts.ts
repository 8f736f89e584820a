import type { Demo } from "../demo-file.ts";
import { type DemoSystem, emailText, parameter, postcodeText } from "./system.ts";

/** Authentication and identity, behind a key in a header. */
export function accounts({ shop, credentials }: Demo): DemoSystem {
	return {
		authorization: {
			name: "Sign-in Accounts API",
			settings: { kind: "api_key", header: "X-Accounts-Key" },
			secret: credentials.accounts,
			origins: [new URL(shop).origin],
			purpose: "write",
		},
		tools: [
			checkAccount(shop),
			act(shop, {
				path: "password-reset",
				name: "reset_password",
				title: "Sending a link to choose a new password",
				description: "Send a link to choose a new password to the email address of an account.",
			}),
			act(shop, {
				path: "unlock",
				name: "unlock_account",
				title: "Unlocking the account",
				description: "Unlock an account that was locked after too many wrong passwords.",
			}),
		],
	};
}

function checkAccount(shop: string): DemoSystem["tools"][number] {
	return {
		name: "check_account",
		title: "Checking the account",
		description:
			"See whether an account is locked. Use it for trouble with signing in or logging in. Not for choosing another password.",
		method: "POST",
		url: `${shop}/api/accounts/status`,
		parameters: [
			parameter("email", "The email address of the account", { schema: emailText }),
			parameter("postcode", "The postcode of the account, such as AB1 2CD", { schema: postcodeText }),
		],
		authorization: "Sign-in Accounts API",
		response: {
			fields: ["status", "locked_since", "password_changed_on", "two_step"].map((field) => `account.${field}`),
		},
		access: "read",
		state: "live",
	};
}

function act(
	shop: string,
	{ path, ...words }: Pick<DemoSystem["tools"][number], "name" | "title" | "description"> & { readonly path: string },
): DemoSystem["tools"][number] {
	return {
		...words,
		method: "POST",
		url: `${shop}/api/accounts/${path}`,
		parameters: [parameter("email", "The email address of the account", { schema: emailText })],
		authorization: "Sign-in Accounts API",
		access: "write",
		writing: { summary: `${words.title} for {email}`, callsPerDay: 3 },
		idempotent: false,
		state: "live",
	};
}
