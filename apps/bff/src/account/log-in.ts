import type { LimitContext } from "../limit/context.ts";
import { type AdminAuth, addressHeader } from "./admin-auth.ts";
import { countFailedTries } from "./count-failed-tries.ts";

export interface LogIn {
	readonly email: string;
	readonly password: string;
	/** Where the request came from. */
	readonly address: string;
	readonly headers: Headers;
}

/** Logs an admin in. @returns `better-auth`'s answer, with the session cookie. @throws RateLimited */
export async function logIn(
	context: LimitContext & { readonly auth: AdminAuth },
	{ email, password, address, headers }: LogIn,
): Promise<Response> {
	const asked = new Headers(headers);
	asked.set(addressHeader, address);
	return countFailedTries(context, { what: "log-in", address, email }, () =>
		context.auth.api.signInEmail({ body: { email, password }, headers: asked, asResponse: true }),
	);
}
