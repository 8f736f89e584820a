import { signIdentityToken } from "../apps/demo-shop/src/sign-in/sign-identity-token.ts";
import { makeId } from "../packages/contract/src/id.ts";
import type { PageContext } from "../packages/contract/src/page.ts";
import { logInToApi } from "./admin-door.ts";
import { behindBareDoor, startBareDoor } from "./bare-door.ts";
import { startHostileSite } from "./hostile-site.ts";
import { startStack } from "./stack.ts";

/** How many tools one turn may call. */
export const callsAtOnce = 20;

/** Somebody the website vouches for. */
export interface User {
	readonly id: string;
	readonly name: string;
}

/** What is to be said, and by whom. */
export interface Script {
	readonly user: User;
	/** The fields of the page it is said on. */
	readonly fields: readonly string[];
	/** The titles that the site's tools have in one turn after the other, `callsAtOnce` at the most. */
	readonly titles: readonly (readonly string[])[];
}

/** A conversation that was had. */
export interface Talk extends Script {
	readonly chat: string;
}

/** A running stack with a website whose pages have no policies, nor has what the BFF serves them. */
export type HostileStack = Awaited<ReturnType<typeof startHostileStack>>;

export async function startHostileStack(environment: Record<string, string>) {
	const stack = await startStack({ ...environment, ...behindBareDoor });
	const door = await startBareDoor(stack.bff);
	const site = await startHostileSite({ bff: door.origin, demo: stack.demo }, "");
	const admin = await logInToApi(stack);
	const path = `/sites/${stack.demo.site}`;
	const before = await admin<Record<string, unknown>>("GET", path);
	const kept = ["accent", "theme", "corner", "name", "greeting", "starters"].map((name) => [name, before[name]]);
	const changeSite = (changes: object) =>
		admin("PUT", path, { ...Object.fromEntries(kept), allowedOrigins: [site.origin], ...changes });
	await changeSite({});
	return {
		...{ stack, site, admin, changeSite, path, origin: door.origin, ours: [door.origin, site.origin] },
		tokenOf: (user: User) => signIdentityToken(stack.demo as never, user as never, new Date()),
		async stop() {
			site.stop();
			door.stop();
			await stack.stop();
		},
	};
}

/** Has conversations over HTTP, some at the same time. */
export async function haveTalks(place: HostileStack, scripts: readonly Script[]): Promise<Talk[]> {
	const waiting = scripts.entries();
	const talks: Talk[] = [];
	const lane = async (_: unknown, which: number) => {
		const tools = await makeTools(place, which);
		for (const [index, script] of waiting) talks[index] = await haveTalk(place, script, tools);
	};
	await Promise.all(Array.from({ length: 3 }, lane));
	return talks;
}

type Tools = Awaited<ReturnType<typeof makeTools>>;

/** Tools that ask a place nobody may ask: every call of them fails at once, and is a step that is shown all the same. */
async function makeTools({ admin, path }: HostileStack, lane: number) {
	const tool = (index: number, title: string) => ({
		...{
			name: `lane_${lane}_${index}`,
			title,
			description: "Tells nothing.",
			method: "GET",
			url: "http://127.0.0.1:9/",
		},
		...{ access: "read", state: "live" },
	});
	const made = await Promise.all(
		Array.from({ length: callsAtOnce }, (_, index) => admin<{ id: string }>("POST", `${path}/tools`, tool(index, "T"))),
	);
	return {
		/** Gives them these titles. @returns the names of those that have one */
		async name(titles: readonly string[]): Promise<string[]> {
			const renamed = titles.map(async (title, index) => {
				await admin("PUT", `${path}/tools/${made[index]?.id}`, tool(index, title));
				return tool(index, title).name;
			});
			return Promise.all(renamed);
		},
	};
}

async function haveTalk(place: HostileStack, script: Script, tools: Tools): Promise<Talk> {
	const { user, fields, titles } = script;
	const identityToken = place.tokenOf(user);
	const session = await post(place, "/sessions", { body: { site: place.stack.demo.site, identityToken } });
	const { token } = JSON.parse(session) as { readonly token: string };
	const chat = makeId("chat");
	const page: PageContext = { url: place.site.origin, title: "A page", fields: Object.fromEntries(fields.entries()) };
	const say = (text: string) => {
		const message = { id: makeId("msg"), role: "user", parts: [{ type: "text", text }] };
		return post(place, "/chat", { body: { id: chat, message, page }, token });
	};
	if (titles.length === 0) await say("Hello");
	for (const some of titles) await say((await tools.name(some)).join(" "));
	return { ...script, chat };
}

/** Asks the BFF as a visitor's browser does. @returns all of the answer */
export async function post(
	{ origin }: Pick<HostileStack, "origin">,
	path: string,
	{ body, token }: { readonly body: object; readonly token?: string },
): Promise<string> {
	const answer = await fetch(`${origin}/v1${path}`, {
		method: "POST",
		headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
		body: JSON.stringify(body),
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
	return text;
}
