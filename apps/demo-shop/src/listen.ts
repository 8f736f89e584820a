import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { CannotStart } from "./demo-file.ts";

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

/** The shop while it is open: its port, and a way to close it. */
export type Listening = { port: number; close: () => Promise<void> };

/**
 * Listens on 127.0.0.1 and, where the machine has it, on ::1 of the same port: "localhost" may mean either, and a
 * stranger on the other one would otherwise answer in the shop's name.
 */
export async function listen(fetch: Fetch, port: number): Promise<Listening> {
	const first = await open(fetch, port, "127.0.0.1");
	const servers = [first.server];
	try {
		servers.push((await open(fetch, first.port, "::1")).server);
	} catch (error) {
		if (codeOf(error) === "EADDRINUSE") {
			await close(servers);
			throw busy(first.port);
		}
	}
	return { port: first.port, close: () => close(servers) };
}

async function open(fetch: Fetch, port: number, hostname: string): Promise<{ server: Server; port: number }> {
	const server = createAdaptorServer({ fetch }) as Server;
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen({ port, host: hostname }, resolve);
	}).catch((error: unknown) => {
		if (hostname === "127.0.0.1" && codeOf(error) === "EADDRINUSE") throw busy(port);
		if (hostname === "127.0.0.1" && codeOf(error) === "EACCES") {
			throw new CannotStart(`Port ${port} is not allowed here: set DEMO_PORT to one above 1023.`);
		}
		throw error;
	});
	const address = server.address();
	return { server, port: typeof address === "object" && address ? address.port : port };
}

async function close(servers: Server[]): Promise<void> {
	await Promise.all(
		servers.map((server) => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeIdleConnections();
			// A visitor's browser may hold a connection open for minutes; two seconds are enough for an answer under way.
			setTimeout(() => server.closeAllConnections(), 2000).unref();
			return closed;
		}),
	);
}

function busy(port: number): CannotStart {
	return new CannotStart(`Port ${port} is taken: stop what listens there, or set DEMO_PORT to another port.`);
}

function codeOf(error: unknown): string | undefined {
	return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
