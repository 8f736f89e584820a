import { compactVerify } from "jose";
import type { IdentityKey } from "../database/tables/index.ts";
import type { IdentityContext } from "./context.ts";
import { findVerifyingKey, type VerifyingKey } from "./find-verifying-key.ts";
import { judgeClaims } from "./judge-claims.ts";
import { type ReadToken, readToken } from "./read-token.ts";
import type { Verdict } from "./verdict.ts";

/** Header members that would let the token choose how it is judged (RFC 7515, section 4.1). */
const refusedMembers = ["jwk", "jku", "x5u", "x5c", "crit"];

/** A token with the judgement of each part; to be believed only when no verdict has a reason. */
export interface ExaminedToken {
	readonly verdicts: readonly Verdict[];
	readonly token?: ReadToken;
	readonly record?: IdentityKey;
}

/**
 * Looks at every part of an identity token, the refused ones too, so that a developer sees all at once what to mend. The
 * key's record says which algorithm it is for; the token's header is only compared with it. A missing signature is judged
 * like a wrong one.
 */
export async function examineToken(context: IdentityContext, text: string): Promise<ExaminedToken> {
	const token = readToken(text);
	if (!token) {
		const finding = "This is not a signed JSON Web Token: three parts with dots between, 8 KiB at most.";
		return { verdicts: [{ part: "token", reason: "token_malformed", finding }] };
	}
	const header = judgeHeader(token);
	const found = await findVerifyingKey(context, token);
	const record = "record" in found ? found.record : undefined;
	const claims = judgeClaims({
		payload: token.payload,
		siteId: context.site.id,
		record,
		now: context.clock.now(),
	});
	if (!("record" in found)) return { verdicts: [header, { part: "kid", ...found }, ...claims], token };
	const kid: Verdict = { part: "kid", finding: `${String(token.header["kid"])}, a ${found.algorithm} key` };
	const rest = [judgeAlgorithm(token, found), await judgeSignature(text, found), ...claims];
	return { verdicts: [header, kid, ...rest], token, record: found.record };
}

function judgeHeader({ header }: ReadToken): Verdict {
	const refused = refusedMembers.filter((member) => Object.hasOwn(header, member));
	if (refused.length === 0) return { part: "header", finding: "It says nothing it should not." };
	return { part: "header", reason: "header_not_allowed", finding: `The header may not have ${refused.join(", ")}.` };
}

function judgeAlgorithm({ header }: ReadToken, { algorithm }: VerifyingKey): Verdict {
	if (header["alg"] === algorithm) return { part: "alg", finding: algorithm };
	return {
		part: "alg",
		reason: "algorithm_not_allowed",
		finding: `alg must be ${algorithm}: this key is for nothing else.`,
	};
}

async function judgeSignature(text: string, { key, algorithm }: VerifyingKey): Promise<Verdict> {
	try {
		await compactVerify(text, key, { algorithms: [algorithm] });
		return { part: "signature", finding: "It was made with this key." };
	} catch {
		return { part: "signature", reason: "signature_invalid", finding: "It was not made with this key." };
	}
}
