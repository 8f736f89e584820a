import { signal } from "@preact/signals";
import { api, Refusal, read } from "./client.ts";

/** Who is logged in: not known yet, nobody, or an admin. */
export type Account =
	| { readonly state: "unknown" }
	| { readonly state: "out" }
	| { readonly state: "failed"; readonly message: string }
	| {
			readonly state: "in";
			readonly name: string;
			readonly email: string;
			readonly model: string;
	  };

export const account = signal<Account>({ state: "unknown" });

/** Asks the BFF who this is. */
export async function findAccount(): Promise<void> {
	try {
		const { admin, model } = await read(api.me.$get());
		account.value = admin ? { state: "in", ...admin, model } : { state: "out" };
	} catch (error) {
		account.value = { state: "failed", message: (error as Error).message };
	}
}

/** @throws Refusal with words for the form */
export async function logIn(email: string, password: string): Promise<void> {
	const answer = await askAuth("/sign-in/email", { email, password });
	if (answer.status === 429) {
		throw new Refusal({ code: "rate_limited", message: "Too many tries. Wait a quarter of an hour and try again." });
	}
	if (!answer.ok) throw new Refusal({ code: "refused", message: "Email address or password is wrong." });
	await findAccount();
}

export async function logOut(): Promise<void> {
	await askAuth("/sign-out", {});
	account.value = { state: "out" };
}

export async function logOutEverywhere(): Promise<void> {
	await askAuth("/revoke-sessions", {});
	account.value = { state: "out" };
}

/** Other browsers are logged out with it. @throws Refusal */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
	const answer = await askAuth("/change-password", { currentPassword, newPassword, revokeOtherSessions: true });
	if (!answer.ok)
		throw new Refusal({ code: "refused", message: "The current password is wrong, or the new one is too short." });
}

function askAuth(path: string, body: unknown): Promise<Response> {
	return fetch(`/admin/api/auth${path}`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	}).catch(() => {
		throw new Refusal({
			code: "connection_lost",
			message: "Bellhop did not answer. Check your connection and try again.",
		});
	});
}
