import type { Stack } from "./stack.ts";

/** The admin's side of a running stack without a page: asks its API as the demo's admin, and answers with its JSON. */
export async function logInToApi({ bff, demo }: Pick<Stack, "bff" | "demo">) {
	let cookie = "";
	const send = (method: string, path: string, body?: unknown) =>
		fetch(`${bff}/admin/api${path}`, {
			method,
			headers: { origin: bff, cookie, "content-type": "application/json" },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
	const { email, password } = demo.admin;
	const door = await send("POST", "/auth/sign-in/email", { email, password });
	cookie = door.headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");
	return async <Answer>(method: "GET" | "POST" | "PUT", path: string, body?: unknown): Promise<Answer> => {
		const answer = await send(method, path, body);
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
		return JSON.parse(text) as Answer;
	};
}

/** What of a site the tests change. */
interface SiteChanges {
	readonly name?: string;
	readonly greeting?: string;
	readonly starters?: readonly string[];
	readonly allowedOrigins?: readonly string[];
}

/** Changes the demo's site; all else of it stays. */
export async function changeSite(stack: Pick<Stack, "bff" | "demo">, changes: SiteChanges): Promise<void> {
	const ask = await logInToApi(stack);
	const path = `/sites/${stack.demo.site}`;
	const before = await ask<Record<string, unknown>>("GET", path);
	const kept = ["name", "greeting", "starters", "accent", "theme", "corner", "allowedOrigins"];
	await ask("PUT", path, { ...Object.fromEntries(kept.map((name) => [name, before[name]])), ...changes });
}
