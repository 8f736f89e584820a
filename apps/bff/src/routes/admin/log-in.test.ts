import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../../test/admin-browser.ts";
import { bffAddress, startBff, type TestBff } from "../../../test/bff.ts";
import { HeldClock } from "../../../test/held-clock.ts";
import { problemOf } from "../../../test/visitor.ts";
import { makeSetupLink } from "../../account/setup-link.ts";
import { admins, auditEntries } from "../../database/tables/index.ts";

const ada = { name: "Ada", email: "ada@example.com", password: "correct horse battery" };
const quarter = 15 * 60_000;
const tooMany = "429 rate_limited";

let bff: TestBff;
let clock: HeldClock;
let stranger: AdminBrowser;

beforeEach(async () => {
	clock = new HeldClock();
	bff = await startBff({ clock });
	stranger = new AdminBrowser(bff);
	const token = (await makeSetupLink(bff.parts, bffAddress))?.split("/").at(-1);
	expect((await stranger.post("/setup", { token, ...ada })).status).toBe(201);
});
afterEach(() => bff.close());

async function fail(times: number, email = ada.email): Promise<number[]> {
	const statuses = [];
	for (let count = 0; count < times; count++) {
		statuses.push((await stranger.logIn(email, "a wrong password")).status);
	}
	return statuses;
}

describe("after ten failed tries", () => {
	test.each([ada.email, "nobody@example.com"])(
		"%s is refused, the right password too, for as long as it says",
		async (email) => {
			expect(await fail(11, email)).toEqual([...Array(10).fill(401), 429]);
			clock.pass(60_000);
			const refused = await stranger.logIn(email, ada.password);
			expect(refused.headers.get("retry-after")).toBe(String(14 * 60));
			expect(await problemOf(refused)).toBe(tooMany);
			clock.pass(quarter);
			expect((await stranger.logIn(email, ada.password)).status).toBe(email === ada.email ? 200 : 401);
		},
	);

	test("the account is refused however its address is written", async () => {
		await fail(10, " ADA@Example.com");
		expect(await problemOf(stranger.logIn(ada.email, ada.password))).toBe(tooMany);
	});

	test("the address is refused for every account", async () => {
		for (let number = 0; number < 10; number++) await fail(1, `user${number}@example.com`);
		expect(await problemOf(stranger.logIn(ada.email, ada.password))).toBe(tooMany);
	});

	test("that were made all at once, not one more was looked at", async () => {
		const answers = await Promise.all(Array.from({ length: 40 }, () => stranger.logIn(ada.email, "a wrong password")));
		const statuses = answers.map(({ status }) => status);
		expect(statuses.filter((status) => status === 401)).toHaveLength(10);
		expect(statuses.filter((status) => status === 429)).toHaveLength(30);
	});
});

test("a log-in that succeeds costs nothing and clears the account", async () => {
	for (let round = 0; round < 3; round++) {
		await fail(3);
		expect((await stranger.logIn(ada.email, ada.password)).status).toBe(200);
	}
	for (let count = 0; count < 12; count++) await stranger.logIn(ada.email, ada.password);
	// Nine failures of the address are left: the account was cleared, the address was not.
	expect(await fail(2)).toEqual([401, 429]);
});

test("tries at the present password are counted as well", async () => {
	await stranger.logIn(ada.email, ada.password);
	const change = (currentPassword: string) =>
		stranger.post("/auth/change-password", { currentPassword, newPassword: "another long password" });
	for (let count = 0; count < 10; count++) expect((await change("a wrong password")).status).toBe(400);
	expect(await problemOf(change(ada.password))).toBe(tooMany);
	clock.pass(quarter);
	expect((await change(ada.password)).status).toBe(200);
});

test("no other door of the log-in's library is open", async () => {
	await stranger.logIn(ada.email, ada.password);
	for (const path of ["/auth/verify-password", "/auth/sign-in/email/", "/auth//sign-in/email", "/auth/update-user"]) {
		expect(await problemOf(stranger.post(path, { email: ada.email, password: "x" }))).toBe("404 not_found");
	}
});

test("what happened to an account is written down", async () => {
	await stranger.logIn(ada.email, ada.password);
	const passwords = { currentPassword: ada.password, newPassword: "another long password" };
	await stranger.post("/auth/change-password", { ...passwords, currentPassword: "a wrong password" });
	await stranger.post("/auth/change-password", passwords);
	await stranger.post("/auth/revoke-sessions", {});
	const entries = await bff.database.query.select().from(auditEntries).orderBy(auditEntries.number);
	const ofAccount = entries.filter(({ siteId }) => siteId === null);
	expect(ofAccount.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
		"ada@example.com admin.made",
		"ada@example.com admin.password_changed",
		"ada@example.com admin.logged_out_everywhere",
	]);
	expect(JSON.stringify(ofAccount)).not.toContain('password":');
});

test("of two set-up links used at once one makes the admin", async () => {
	const fresh = await startBff({ clock });
	try {
		const links = [await makeSetupLink(fresh.parts, bffAddress), await makeSetupLink(fresh.parts, bffAddress)];
		const answers = await Promise.all(
			links.map((link, index) => {
				const wanted = { ...ada, email: `admin${index}@example.com`, token: link?.split("/").at(-1) };
				return new AdminBrowser(fresh).post("/setup", wanted);
			}),
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
		expect(await fresh.database.query.$count(admins)).toBe(1);
	} finally {
		await fresh.close();
	}
});
