import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy the browser speaks through, which keeps every byte the browser was sent. */
export interface RecordingProxy {
	readonly url: string;
	/** Head and body of all answers so far, in clear. */
	recorded(): string;
	close(): Promise<void>;
}

export async function startRecordingProxy(): Promise<RecordingProxy> {
	const kept: Buffer[] = [];
	const server = createServer((asked, answer) => {
		// Uncompressed, so that what is kept can be searched.
		const headers = { ...asked.headers, "accept-encoding": "identity" };
		const onward = request(asked.url ?? "", { method: asked.method, headers }, (received) => {
			kept.push(Buffer.from(`${received.statusCode} ${asked.url}\n${JSON.stringify(received.headers)}\n`));
			answer.writeHead(received.statusCode ?? 502, received.headers);
			received.on("data", (chunk: Buffer) => kept.push(chunk));
			received.pipe(answer);
		});
		onward.on("error", () => answer.destroy());
		answer.on("close", () => onward.destroy());
		asked.pipe(onward);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		recorded: () => Buffer.concat(kept).toString(),
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}
