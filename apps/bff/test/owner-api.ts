import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request the owner's system received. */
export interface ReceivedRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

/** A real HTTP server in the owner's place. */
export interface OwnerApi {
	readonly url: string;
	/** `localhost:port`, as BELLHOP_EGRESS_ALLOW wants it. */
	readonly host: string;
	readonly received: ReceivedRequest[];
	/** How it answers; a test may replace it. */
	answer: (request: ReceivedRequest, response: ServerResponse) => void;
	close(): Promise<void>;
}

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

export async function startOwnerApi(): Promise<OwnerApi> {
	const received: ReceivedRequest[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const { method = "", url = "", headers } = request;
		const entry = { method, url, headers, body: Buffer.concat(chunks).toString() };
		received.push(entry);
		api.answer(entry, response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const host = `localhost:${(server.address() as AddressInfo).port}`;
	const api: OwnerApi = {
		url: `http://${host}`,
		host,
		received,
		answer: (_, response) => json(response, 200, {}),
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
	return api;
}
