import { createHash } from "node:crypto";
import { storable } from "../database/storable.ts";
import { IdentityInvalid } from "../problem.ts";
import type { VerifiedIdentity } from "../visitor/verified-identity.ts";
import type { IdentityContext } from "./context.ts";
import { examineToken } from "./examine-token.ts";
import { noteRefusal } from "./note-refusal.ts";

/** Claims about the token, not about the user. */
const aboutToken = new Set(["iss", "aud", "exp", "nbf", "iat", "jti"]);

/**
 * Believes an identity token, or refuses it with the first reason there is. The reason goes to the site's developer and into
 * the log; the token goes nowhere.
 * @throws IdentityInvalid
 */
export async function verifyIdentity(context: IdentityContext, text: string): Promise<VerifiedIdentity> {
	const { verdicts, token, record } = await examineToken(context, text);
	const refused = verdicts.find(({ reason }) => reason !== undefined);
	if (refused?.reason || !token || !record) {
		const { reason = "token_malformed", finding = "", detail } = refused ?? {};
		context.log.warn({ siteId: context.site.id, reason, finding, detail }, "an identity token was refused");
		await noteRefusal(context, reason, detail ? `${finding} ${detail}` : finding);
		throw new IdentityInvalid(reason, finding);
	}
	const { payload, signingInput } = token;
	const time = (claim: string) => new Date(Number(payload[claim]) * 1_000);
	return {
		subject: String(payload["sub"]),
		claims: storable(Object.fromEntries(Object.entries(payload).filter(([name]) => !aboutToken.has(name)))),
		keyId: record.id,
		tokenHash: createHash("sha256").update(signingInput).digest("hex"),
		issuedAt: time("iat"),
		expiresAt: time("exp"),
	};
}
