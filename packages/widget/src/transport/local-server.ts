import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A real HTTP server of a test's own, on a free port; `asked` keeps every request it got. Only tests import it. */
export async function startLocalServer(handle: (request: AskedRequest, response: ServerResponse) => void) {
	const asked: AskedRequest[] = [];
	const server = createServer((request, response) => {
		void readBody(request).then((body) => {
			const one = { line: `${request.method} ${request.url}`, headers: request.headers, body };
			asked.push(one);
			handle(one, response);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

export interface AskedRequest {
	readonly line: string;
	readonly headers: IncomingMessage["headers"];
	readonly body: string;
}

async function readBody(request: IncomingMessage): Promise<string> {
	let body = "";
	for await (const chunk of request.setEncoding("utf8")) body += chunk;
	return body;
}
