import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Pages of a website made for a test: a browser trusts what comes from a server more than what a test answers itself. */
export interface PageServer {
	/** Such as `http://localhost:41234`. */
	readonly origin: string;
	/** Serves a document and returns its address. */
	serve(html: string): string;
	close(): Promise<void>;
}

export async function startPageServer(): Promise<PageServer> {
	const pages: string[] = [];
	const server = createServer((request, response) => {
		const html = pages[Number(request.url?.split("/").at(-1))];
		response.writeHead(html === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" }).end(html);
	});
	await new Promise<void>((listening) => server.listen(0, "localhost", listening));
	const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	return {
		origin,
		serve: (html) => `${origin}/page/${pages.push(html) - 1}`,
		close: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			}),
	};
}
