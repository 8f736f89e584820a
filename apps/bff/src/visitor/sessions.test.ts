import type { SessionAnswer } from "@bellhop/contract/session";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { HeldClock } from "../../test/held-clock.ts";
import { secretSigner, signToken, type TestSigner } from "../../test/identity.ts";
import { partsOf, postJson, problemOf, reasonOf, TestVisitor } from "../../test/visitor.ts";
import { conversations, sessions, visitors } from "../database/tables/index.ts";
import { changeSite } from "../site/change-site.ts";
import { clearEndedTokens } from "./clear-ended-tokens.ts";
import { endSessionsOf } from "./end-sessions-of.ts";

const minute = 60_000;
const hour = 60 * minute;

let bff: TestBff;
let clock: HeldClock;
let signer: TestSigner;

beforeEach(async () => {
	clock = new HeldClock();
	bff = await startBff({ clock });
	signer = await secretSigner(bff);
});
afterEach(() => bff.close());

const tokenOf = (sub: string, claims: object = {}) => signToken(bff, signer, { claims: { sub, ...claims } });
const arriveAs = async (sub: string) => TestVisitor.arrive(bff, bff.site.id, await tokenOf(sub));
const open = (identityToken?: string) =>
	bff.app.request("/v1/sessions", postJson({ site: bff.site.id, identityToken }));
const identify = (visitor: TestVisitor, identityToken: string, chat?: string) =>
	visitor.request("/v1/sessions/identify", postJson({ identityToken, chat }));
const logOut = (visitor: TestVisitor) => visitor.request("/v1/sessions", { method: "DELETE" });

async function say(visitor: TestVisitor, text: string, chat: string = visitor.chat): Promise<void> {
	bff.model.say("Yes.").finish();
	await partsOf(visitor.post(text, undefined, chat));
}

/** The ids of the conversations a new session of this subject is told of. */
async function chatsOf(sub: string): Promise<string[]> {
	const answer = (await (await open(await tokenOf(sub, { jti: crypto.randomUUID() }))).json()) as SessionAnswer;
	return answer.chats.map(({ id }) => id);
}

describe("a verified visitor", () => {
	test("finds their conversations on another device, and goes on with them", async () => {
		const phone = await arriveAs("alex");
		await say(phone, "Hello");
		const laptop = Object.assign(await arriveAs("alex"), { chat: phone.chat });
		expect(await chatsOf("alex")).toEqual([phone.chat]);
		await say(laptop, "It is me again");
		expect((await phone.load()).messages).toHaveLength(4);
		expect(await chatsOf("sam")).toEqual([]);
	});

	test("is told again who they are and what was said, without another session", async () => {
		const laptop = await arriveAs("alex");
		await say(laptop, "Hello");
		const answered = await laptop.request("/v1/sessions");
		expect(await answered.json()).toMatchObject({
			expiresAt: new Date(clock.now().getTime() + 12 * hour).toISOString(),
			visitor: { verified: true },
			chats: [{ id: laptop.chat, title: "Hello", status: "idle" }],
		});
		expect(await bff.database.query.$count(sessions)).toBe(1);
		await logOut(laptop);
		expect(await problemOf(laptop.request("/v1/sessions"))).toBe("401 session_expired");
	});

	test("is one visitor, also when they arrive on many devices at once", async () => {
		const tokens = await Promise.all([1, 2, 3, 4, 5, 6].map((jti) => tokenOf("alex", { jti: String(jti) })));
		const answers = await Promise.all(tokens.map(async (token) => (await (await open(token)).json()) as SessionAnswer));
		expect(new Set(answers.map(({ visitor }) => visitor.id)).size).toBe(1);
		expect(await bff.database.query.$count(visitors)).toBe(1);
	});

	test("keeps the claims of the newest token, whichever comes last", async () => {
		const older = await tokenOf("alex", { plan: "free" });
		clock.pass(2_000);
		await open(await tokenOf("alex", { plan: "pro" }));
		await open(older);
		const [visitor] = await bff.database.query.select().from(visitors);
		expect(visitor?.claims).toEqual({ sub: "alex", plan: "pro" });
	});
});

describe("an anonymous visitor who signs in", () => {
	test("takes the open conversation along; the old session is dead and the new one knows them", async () => {
		const before = await TestVisitor.arrive(bff);
		await say(before, "Where is my order?");
		const after = await before.identify(await tokenOf("alex", { name: "Alex" }));
		expect(after.answer.visitor).toMatchObject({ verified: true, name: "Alex" });
		expect(after.answer.chats.map(({ id }) => id)).toEqual([before.chat]);
		expect((await after.load()).messages).toHaveLength(2);
		expect(await problemOf(before.stream())).toBe("401 session_expired");
	});

	test("takes the one along that is open, or the newest, and never one of somebody else", async () => {
		const strangers = await arriveAs("sam");
		await say(strangers, "Mine");
		for (const [wish, taken] of [
			["older", 0],
			["none", 1],
			["strangers", undefined],
		] as const) {
			const before = await TestVisitor.arrive(bff);
			const chats = [before.chat, (await TestVisitor.arrive(bff)).chat];
			for (const chat of chats) {
				await say(before, "Hello", chat);
				clock.pass(1_000);
			}
			const chat = wish === "older" ? chats[0] : wish === "strangers" ? strangers.chat : undefined;
			const after = await before.identify(await tokenOf(`user-${wish}`), chat);
			expect(after.answer.chats.map(({ id }) => id)).toEqual(taken === undefined ? [] : [chats[taken]]);
		}
		expect(await chatsOf("sam")).toEqual([strangers.chat]);
	});

	test("hears an answer to its end that began before", async () => {
		const before = await TestVisitor.arrive(bff);
		const stream = before.post("Where is my order?");
		await stream;
		const after = await before.identify(await tokenOf("alex"));
		bff.model.say("On its way.").finish();
		expect((await partsOf(stream)).at(-1)?.type).toBe("finish");
		expect((await after.load()).messages).toHaveLength(2);
	});

	test("does so once, however often it is asked at the same time", async () => {
		const before = await TestVisitor.arrive(bff);
		const token = await tokenOf("alex");
		const answers = await Promise.all([1, 2, 3, 4].map(() => identify(before, token)));
		expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401]);
		expect(await bff.database.query.$count(sessions)).toBe(2);
	});

	test("stays who they were when the token is refused", async () => {
		const visitor = await TestVisitor.arrive(bff);
		await say(visitor, "Hello");
		expect(await reasonOf(identify(visitor, "forged"))).toBe("token_malformed");
		expect((await visitor.load()).messages).toHaveLength(2);
	});
});

describe("switching users", () => {
	test("A to B to A in one tab: each sees their own and nothing of the other", async () => {
		const anna = await arriveAs("anna");
		await say(anna, "I am Anna");
		const ben = await anna.identify(await tokenOf("ben"));
		expect(ben.answer.chats).toEqual([]);
		expect(await problemOf(ben.request(`/v1/chat/${anna.chat}`))).toBe("404 chat_not_found");
		expect(await problemOf(anna.stream())).toBe("401 session_expired");
		const again = await ben.identify(await tokenOf("anna", { jti: "2" }));
		expect(again.answer.chats.map(({ id }) => id)).toEqual([anna.chat]);
	});

	test("nothing flows back: after log-out a new anonymous session begins with nothing", async () => {
		const before = await TestVisitor.arrive(bff);
		await say(before, "Hello");
		const alex = await before.identify(await tokenOf("alex"));
		await logOut(alex);
		const after = await TestVisitor.arrive(bff);
		expect(await problemOf(after.request(`/v1/chat/${before.chat}`))).toBe("404 chat_not_found");
		const rows = await bff.database.query.select().from(conversations).where(eq(conversations.id, before.chat));
		expect(rows).toHaveLength(1);
	});
});

describe("logging out", () => {
	test("ends the session, and its identity token opens no other, however its signature is spelled", async () => {
		const token = await tokenOf("alex");
		const alex = await TestVisitor.arrive(bff, bff.site.id, token);
		expect((await logOut(alex)).status).toBe(204);
		const respelled = token.slice(0, -1) + String.fromCharCode(token.charCodeAt(token.length - 1) + 1);
		for (const replayed of [token, respelled]) {
			expect(["token_ended", "signature_invalid"]).toContain(await reasonOf(open(replayed)));
			const anonymous = await TestVisitor.arrive(bff);
			expect(["token_ended", "signature_invalid"]).toContain(await reasonOf(identify(anonymous, replayed)));
		}
		expect(await reasonOf(open(token))).toBe("token_ended");
		clock.pass(1_000);
		expect((await open(await tokenOf("alex"))).status).toBe(201);
	});

	test("leaves the user's other devices alone, and what is remembered is forgotten once it is over", async () => {
		const [phone, laptop] = [
			await arriveAs("alex"),
			await TestVisitor.arrive(bff, bff.site.id, await tokenOf("alex", { jti: "2" })),
		];
		await logOut(phone);
		await say(laptop, "Still here");
		expect((await laptop.load()).messages).toHaveLength(2);
		clock.pass(13 * minute);
		await clearEndedTokens(bff.parts);
		expect(await reasonOf(open(await tokenOf("alex", { iat: 0, exp: 1 })))).toBe("expired");
	});
});

test("ending all sessions of a subject ends every token issued until then, used or not, and nobody else's", async () => {
	const unused = await tokenOf("alex", { jti: "unused" });
	const devices = [await arriveAs("alex"), await arriveAs("alex")];
	const sam = await arriveAs("sam");
	expect(await endSessionsOf(bff.admin, "alex")).toBe(2);
	for (const device of devices) expect(await problemOf(device.stream())).toBe("401 session_expired");
	expect(await problemOf(sam.stream())).toBe("404 chat_not_found");
	expect(await reasonOf(open(unused))).toBe("token_ended");
	expect(await endSessionsOf(bff.admin, "never-here")).toBe(0);
	expect(await reasonOf(open(await tokenOf("never-here")))).toBe("token_ended");
	clock.pass(1_000);
	expect((await open(await tokenOf("alex"))).status).toBe(201);
});

describe("a session", () => {
	const alive = async (visitor: TestVisitor) => (await problemOf(visitor.stream())) === "404 chat_not_found";

	test("of a verified visitor ends two hours after it was last used", async () => {
		const alex = await arriveAs("alex");
		for (let round = 0; round < 3; round++) {
			clock.pass(2 * hour - 1);
			expect(await alive(alex)).toBe(true);
		}
		clock.pass(2 * hour);
		expect(await alive(alex)).toBe(false);
	});

	test("of a verified visitor ends after twelve hours, used or not", async () => {
		const alex = await arriveAs("alex");
		for (let passed = 0; passed < 11; passed++) {
			clock.pass(hour);
			expect(await alive(alex)).toBe(true);
		}
		clock.pass(hour);
		expect(await alive(alex)).toBe(false);
	});

	test("of an anonymous visitor lasts for thirty days without use, and ninety at most", async () => {
		const visitor = await TestVisitor.arrive(bff);
		clock.pass(29 * 24 * hour);
		expect(await alive(visitor)).toBe(true);
		clock.pass(29 * 24 * hour);
		expect(await alive(visitor)).toBe(true);
		clock.pass(30 * 24 * hour);
		expect(await alive(visitor)).toBe(false);
	});
});

describe("a site for verified visitors only", () => {
	test("opens no anonymous session, and one that was open is good for signing in and out only", async () => {
		const before = await TestVisitor.arrive(bff);
		await say(before, "Hello");
		await changeSite(bff.admin, { identity: "required" });
		expect(await problemOf(open())).toBe("401 identity_required");
		expect(await problemOf(before.post("More"))).toBe("401 identity_required");
		expect(await problemOf(before.request(`/v1/chat/${before.chat}`))).toBe("401 identity_required");
		const after = await before.identify(await tokenOf("alex"));
		expect((await after.load()).messages).toHaveLength(2);
		expect((await open(await tokenOf("sam"))).status).toBe(201);
	});
});
