import { createHash, randomBytes } from "node:crypto";
import { makeId } from "@bellhop/contract/id";
import type { Queries } from "../database/database.ts";
import { sessions, type Visitor } from "../database/tables/index.ts";
import { lifeOf } from "./session-life.ts";
import type { VerifiedIdentity } from "./verified-identity.ts";

/** An opened session; the token is seen here only, afterwards only its hash is known. */
export interface OpenedSession {
	readonly token: string;
	readonly expiresAt: Date;
	readonly visitor: Visitor;
}

export interface NewSession {
	readonly visitor: Visitor;
	/** What verified the visitor, when they are. */
	readonly identity?: VerifiedIdentity | undefined;
	readonly now: Date;
}

/** Writes a session for a visitor, within the caller's transaction. */
export async function insertSession(
	transaction: Queries,
	{ visitor, identity, now }: NewSession,
): Promise<OpenedSession> {
	const token = randomBytes(32).toString("base64url");
	const { idle, whole } = lifeOf(visitor);
	const expiresAt = new Date(now.getTime() + whole);
	await transaction.insert(sessions).values({
		id: makeId("session"),
		siteId: visitor.siteId,
		visitorId: visitor.id,
		tokenHash: hashToken(token),
		createdAt: now,
		expiresAt,
		idleUntil: new Date(now.getTime() + idle),
		...(identity && {
			identityKeyId: identity.keyId,
			identityTokenHash: identity.tokenHash,
			identityTokenExpiresAt: identity.expiresAt,
		}),
	});
	return { token, expiresAt, visitor };
}

/** SHA-256, hexadecimal: all that is stored of a token. */
export function hashToken(token: string): string {
	return createHash("sha256").update(token).digest("hex");
}
