import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { openPage } from "./browser.ts";
import type { Stack } from "./stack.ts";

/** What an owner's page is made of. */
export interface HostPage {
	/** In the head: tags. */
	readonly head: string;
	readonly body?: string;
	/** Lines of its Content-Security-Policy. */
	readonly policy?: readonly string[];
	/** What else it is served with. */
	readonly headers?: Readonly<Record<string, string>>;
}

/** A website of its own that the demo's site lets in, and the tags its owner is shown. */
export interface HostSite {
	readonly origin: string;
	readonly tag: string;
	readonly pinnedTag: string;
	/** Opens a page as its owner wrote it, and tells what was asked of the BFF and what the browser complained about. */
	open(browser: Browser, host: HostPage): ReturnType<typeof openHostPage>;
	/** Has requests answered by somebody else: all of them, or those for paths beginning with `at`. */
	serve(files: (request: IncomingMessage, response: ServerResponse) => void, at?: string): void;
	close(): void;
}

export async function startHostSite(stack: Stack): Promise<HostSite> {
	let host: HostPage = { head: "" };
	let other: { readonly files: Parameters<HostSite["serve"]>[0]; readonly at: string } | undefined;
	const server = createServer((request, response) => {
		if (other && request.url?.startsWith(other.at)) return other.files(request, response);
		if (host.policy) response.setHeader("content-security-policy", host.policy.join("; "));
		response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...host.headers });
		response.end(
			`<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">${host.head}</head><body>${host.body ?? ""}</body></html>`,
		);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	const { tag, pinnedTag } = await letIn(stack, origin);
	return {
		...{ origin, tag, pinnedTag },
		open: (browser, page) => {
			host = page;
			return openHostPage(browser, stack, origin);
		},
		serve: (files, at = "/") => {
			other = { files, at };
		},
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

async function openHostPage(browser: Browser, stack: Stack, origin: string) {
	const { page, complaints } = await openPage(browser, "about:blank");
	const asked: string[] = [];
	page.on("request", (request) => {
		if (request.url().startsWith(stack.bff)) asked.push(request.url().slice(stack.bff.length));
	});
	return { page, complaints, asked, go: () => page.goto(origin) };
}

/** The demo's admin lets an origin in, and reads what to paste. */
async function letIn({ bff, demo }: Stack, origin: string) {
	const send = async (method: string, path: string, sent?: { readonly body: unknown; readonly cookie?: string }) => {
		const headers = { origin: bff, "content-type": "application/json", cookie: sent?.cookie ?? "" };
		const init = { method, headers, ...(sent?.body !== undefined && { body: JSON.stringify(sent.body) }) };
		const response = await fetch(`${bff}/admin/api${path}`, init);
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
		return response;
	};
	const loggedIn = await send("POST", "/auth/sign-in/email", { body: demo.admin });
	const cookie = loggedIn.headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");
	const path = `/sites/${demo.site}`;
	const site = (await (await send("GET", path, { body: undefined, cookie })).json()) as Site;
	const body = { ...site, allowedOrigins: [...site.allowedOrigins, origin] };
	return (await (await send("PUT", path, { body, cookie })).json()) as Site;
}

interface Site {
	readonly allowedOrigins: readonly string[];
	readonly tag: string;
	readonly pinnedTag: string;
}
