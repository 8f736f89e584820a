import { and, eq, isNull, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { HeldClock } from "../../test/held-clock.ts";
import { secretSigner, signToken, type TestSigner } from "../../test/identity.ts";
import { partsOf, postJson, TestVisitor } from "../../test/visitor.ts";
import { conversations, sessions, visitors } from "../database/tables/index.ts";
import { revokeIdentityKey } from "../identity/revoke-identity-key.ts";
import { verifyIdentity } from "../identity/verify-identity.ts";
import { endSessionsOf } from "./end-sessions-of.ts";
import { insertSession } from "./insert-session.ts";
import { openSession } from "./open-session.ts";
import { welcomeVerified } from "./welcome-verified.ts";

let bff: TestBff;
let signer: TestSigner;

beforeEach(async () => {
	bff = await startBff({ clock: new HeldClock() });
	signer = await secretSigner(bff);
});
afterEach(() => bff.close());

const tokenOf = (sub: string, jti: number) => signToken(bff, signer, { claims: { sub, jti: String(jti) } });
const open = (identityToken: string) => bff.app.request("/v1/sessions", postJson({ site: bff.site.id, identityToken }));
const aliveSessions = () =>
	bff.database.query.$count(sessions, and(isNull(sessions.endedAt), eq(sessions.siteId, bff.site.id)));

/** Arrivals of one user: new sessions, and a session that is identified anew. */
async function arrivals(count: number): Promise<(() => Promise<Response>)[]> {
	const tokens = await Promise.all(Array.from({ length: count }, (_, jti) => tokenOf("alex", jti)));
	const known = await TestVisitor.arrive(bff, bff.site.id, await tokenOf("alex", 1_000));
	return tokens.map(
		(token, index) => async () =>
			index % 3 === 0
				? known.request("/v1/sessions/identify", postJson({ identityToken: token }))
				: (open(token) as Promise<Response>),
	);
}

const settled = (answers: readonly Response[]) =>
	expect(answers.map(({ status }) => status).filter((status) => status !== 201 && status !== 401)).toEqual([]);

test.each([0, 3, 7])(
	"no session outlives the end of all sessions of its user, however they arrive (%i before it)",
	async (before) => {
		const work = await arrivals(12);
		const first = work.slice(0, before).map((arrive) => arrive());
		const ending = endSessionsOf(bff.admin, "alex");
		const rest = work.slice(before).map((arrive) => arrive());
		settled(await Promise.all([...first, ...rest]));
		await ending;
		expect(await aliveSessions()).toBe(0);
	},
);

test.each([0, 3, 7])("no session outlives the key that verified it (%i before its end)", async (before) => {
	const work = await arrivals(12);
	const first = work.slice(0, before).map((arrive) => arrive());
	const revoking = revokeIdentityKey(bff.admin, signer.kid);
	const rest = work.slice(before).map((arrive) => arrive());
	settled(await Promise.all([...first, ...rest]));
	await revoking;
	expect(await aliveSessions()).toBe(0);
});

test("two users who identify on one anonymous session at once: one has the conversation, and only one a session", async () => {
	for (let round = 0; round < 5; round++) {
		const visitor = await TestVisitor.arrive(bff);
		bff.model.say("Hello.").finish();
		await partsOf(visitor.post("Hello"));
		const users = [`anna-${round}`, `ben-${round}`];
		const answers = await Promise.all(
			users.map(async (sub) =>
				visitor.request("/v1/sessions/identify", postJson({ identityToken: await tokenOf(sub, round) })),
			),
		);
		const winner = users[answers.findIndex(({ status }) => status === 201)];
		expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
		const [owner] = await bff.database.query
			.select({ subject: visitors.subject })
			.from(conversations)
			.innerJoin(visitors, eq(visitors.id, conversations.visitorId))
			.where(eq(conversations.id, visitor.chat));
		expect(owner?.subject).toBe(winner);
	}
});

test("a key revoked after the token was judged opens nothing any more", async () => {
	const identity = await verifyIdentity(bff.admin, await tokenOf("alex", 1));
	await revokeIdentityKey(bff.admin, signer.kid);
	await expect(openSession(bff.admin, identity)).rejects.toMatchObject({ reason: "key_unknown" });
	expect(await bff.database.query.$count(visitors)).toBe(0);
});

/** Settles once a query of this database waits for a lock. */
async function untilOneWaits(): Promise<"waits"> {
	const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
	for (;;) {
		if ((await bff.database.rows(waiting)).length > 0) return "waits";
	}
}

// The embedded database runs one transaction at a time.
test.runIf("server" in inject("database"))(
	"a revocation while a session is opened waits for it, and ends it",
	async () => {
		const identity = await verifyIdentity(bff.admin, await tokenOf("alex", 1));
		const { revoking } = await bff.database.query.transaction(async (transaction) => {
			const visitor = await welcomeVerified(bff.admin, transaction, identity);
			const started = revokeIdentityKey(bff.admin, signer.kid);
			expect(await Promise.race([started, untilOneWaits()])).toBe("waits");
			await insertSession(transaction, { visitor, identity, now: bff.parts.clock.now() });
			return { revoking: started };
		});
		expect(await aliveSessions()).toBeLessThanOrEqual(1);
		await revoking;
		expect(await aliveSessions()).toBe(0);
	},
);
