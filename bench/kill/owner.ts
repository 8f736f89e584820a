import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Random } from "./random.ts";

/** The owner's payment systems: one honours Idempotency-Key, the other acts each time it is asked. */
export interface Owner {
	/** `localhost:port` */
	readonly host: string;
	/** How often each refund was really made, by the name that the visitor gave it. */
	readonly made: ReadonlyMap<string, number>;
	/** Holds every answer back until it is called again with `undefined`. */
	hold(until: Promise<void> | undefined): void;
	close(): Promise<void>;
}

/** Answers after a random while, before and after it acts, so that a kill finds each moment of a call. */
export async function startOwner(random: Random): Promise<Owner> {
	const made = new Map<string, number>();
	const keys = new Set<string>();
	let held: Promise<void> | undefined;
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const { name } = JSON.parse(Buffer.concat(chunks).toString()) as { name: string };
		const key = String(request.headers["idempotency-key"]);
		await pause(random() * 60);
		const known = request.url === "/idempotent" && keys.has(key);
		if (!known) made.set(name, (made.get(name) ?? 0) + 1);
		keys.add(key);
		await pause(random() * 60);
		await held;
		response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ refund: { id: key } }));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		host: `localhost:${(server.address() as AddressInfo).port}`,
		made,
		hold: (until) => {
			held = until;
		},
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
