import { SignJWT } from "jose";
import { type SubjectKeyContext, subjectKey } from "./subject-key.ts";

/** How long a subject token is good for, in seconds: one call. */
const life = 60;

/** The header that carries it. */
export const subjectTokenHeader = "bellhop-subject-token";

/** For whom a tool is called. */
export interface SubjectOfCall {
	/** The verified visitor, as the site knows them. */
	readonly subject: string;
	readonly siteId: string;
	/** The tool's name. */
	readonly tool: string;
	/** The owner's system that is to believe it. */
	readonly audience: string;
	readonly conversationId: string;
	readonly callId: string;
}

/**
 * Signs for one call, for whom it is made, so that the owner's system can enforce access itself: a JWT (RFC 7519), ES256, to
 * be checked with the published key set, its `iss`, its `aud` and its `site`.
 * @throws UnsealError
 */
export async function signSubjectToken(
	context: SubjectKeyContext & { readonly address: string },
	{ subject, siteId, tool, audience, conversationId, callId }: SubjectOfCall,
): Promise<string> {
	const { kid, key } = await subjectKey(context);
	const now = Math.floor(context.clock.now().getTime() / 1_000);
	return new SignJWT({ site: siteId, tool, conversation: conversationId })
		.setProtectedHeader({ alg: "ES256", kid, typ: "JWT" })
		.setIssuer(context.address)
		.setSubject(subject)
		.setAudience(audience)
		.setJti(callId)
		.setIssuedAt(now)
		.setExpirationTime(now + life)
		.sign(key);
}
