import type { Authorization } from "../database/tables/index.ts";
import type { EgressAnswer, EgressRequest } from "../egress/send-request.ts";
import { type Authorized, authorize } from "./authorize.ts";
import type { AuthorizationContext } from "./context.ts";
import { noteRefusal } from "./note-refusal.ts";
import { signRequest } from "./sign-request.ts";
import { TokenFault } from "./token-fault.ts";

/** A request of the owner's that leaves with a stored credential, or without one. */
export interface AuthorizedSend {
	readonly authorization: Authorization | null;
	readonly request: EgressRequest;
	readonly access: "read" | "write";
	/** The id of the call: the `webhook-id` where the authorization signs. */
	readonly callId: string;
	/** Whether the owner's system may see it twice: a read, or an endpoint that is idempotent. */
	readonly repeatable: boolean;
	/** A trial with the secret that is not confirmed yet. */
	readonly secret?: "pending" | undefined;
	/** Takes the function that lets the scrubber forget the credential; call it when the answer was dealt with. */
	hold(release: () => void): void;
	/** Just before it leaves, the credential included; `credentialHeaders` names the headers that carry it. */
	sending?(request: EgressRequest, credentialHeaders: readonly string[]): void;
}

/** The answer, and whether it refuses a token that had just been renewed for this. */
export interface AuthorizedAnswer {
	readonly answer: EgressAnswer;
	readonly stillRefused: boolean;
}

/**
 * Sends a request with its credential and its signature. A 401 for an OAuth 2.0 token renews it once, if it is still the
 * stored one, and the request is repeated once where it may be.
 * @throws what `authorize`, `signRequest` and the egress throw.
 */
export async function sendAuthorized(context: AuthorizationContext, send: AuthorizedSend): Promise<AuthorizedAnswer> {
	const first = await sendOnce(context, send);
	const { authorization } = send;
	if (first.answer.status !== 401 || first.tokenVersion === undefined || !authorization || send.secret) {
		return { answer: first.answer, stillRefused: false };
	}
	try {
		const second = await renewAndRepeat(context, send, first.tokenVersion);
		if (second?.answer.status !== 401) return { answer: second?.answer ?? first.answer, stillRefused: false };
		if (second.tokenVersion !== undefined) await noteRefusal(context, authorization.id, second.tokenVersion);
		return { answer: second.answer, stillRefused: true };
	} catch (error) {
		if (error instanceof TokenFault && error.reason === "still_refused") {
			return { answer: first.answer, stillRefused: true };
		}
		throw error;
	}
}

/** A write that may not be repeated still leaves a fresh token behind for the next call. */
async function renewAndRepeat(context: AuthorizationContext, send: AuthorizedSend, refused: number) {
	if (send.repeatable) return sendOnce(context, send, refused);
	const renewed = await authorizeSend(context, send, refused);
	renewed?.release();
	return undefined;
}

async function sendOnce(context: AuthorizationContext, send: AuthorizedSend, refused?: number) {
	const authorized = await authorizeSend(context, send, refused);
	if (authorized) send.hold(authorized.release);
	const { authorization, request, callId } = send;
	const signature = authorization
		? await signRequest(context, authorization, { id: callId, body: request.body ?? "" })
		: undefined;
	const outgoing = { ...request, headers: { ...request.headers, ...authorized?.headers, ...signature } };
	send.sending?.(outgoing, Object.keys(authorized?.headers ?? {}));
	return { answer: await context.egress.send(outgoing), tokenVersion: authorized?.tokenVersion };
}

async function authorizeSend(
	context: AuthorizationContext,
	{ authorization, request, access, secret }: AuthorizedSend,
	refused: number | undefined,
): Promise<Authorized | undefined> {
	if (!authorization) return undefined;
	return authorize(context, authorization, { url: new URL(request.url), access, secret, refused });
}
