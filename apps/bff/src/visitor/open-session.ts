import { createHash, randomBytes } from "node:crypto";
import { makeId } from "@bellhop/contract/id";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { type Site, sessions, type Visitor, visitors } from "../database/tables/index.ts";

/** How long a session lives, in milliseconds: 30 days. */
const sessionLife = 30 * 24 * 60 * 60 * 1000;

/** An opened session; the token is seen here only, afterwards only its hash is known. */
export interface OpenedSession {
	readonly token: string;
	readonly expiresAt: Date;
	readonly visitor: Visitor;
}

/** Opens a session for a new visitor of a site. */
export async function openSession(
	context: { readonly database: Database; readonly clock: Clock },
	site: Site,
): Promise<OpenedSession> {
	const createdAt = context.clock.now();
	const expiresAt = new Date(createdAt.getTime() + sessionLife);
	const token = randomBytes(32).toString("base64url");
	const visitor = { id: makeId("visitor"), siteId: site.id, createdAt };
	await context.database.query.transaction(async (transaction) => {
		await transaction.insert(visitors).values(visitor);
		await transaction.insert(sessions).values({
			id: makeId("session"),
			siteId: site.id,
			visitorId: visitor.id,
			tokenHash: hashToken(token),
			createdAt,
			expiresAt,
		});
	});
	return { token, expiresAt, visitor };
}

/** SHA-256, hexadecimal: all that is stored of a token. */
export function hashToken(token: string): string {
	return createHash("sha256").update(token).digest("hex");
}
