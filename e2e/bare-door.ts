import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Another way to a BFF. */
export interface BareDoor {
	readonly origin: string;
	stop(): void;
}

/** What a stack is started with that believes where a bare door says its visitors come from. */
export const behindBareDoor = { BELLHOP_TRUSTED_PROXIES: "127.0.0.1,::1" };

/**
 * A way to a BFF that takes off the policies its pages come with, which would stop a script or a request anyway. Each request
 * comes from an address of its own, so that no limit of one address is met.
 */
export async function startBareDoor(bff: string): Promise<BareDoor> {
	let visits = 0;
	const server = createServer((asked, answer) => {
		visits++;
		const headers = {
			...asked.headers,
			host: new URL(bff).host,
			"x-forwarded-for": `10.${(visits >> 16) & 255}.${(visits >> 8) & 255}.${visits & 255}`,
			...(asked.headers.origin === origin && { origin: bff }),
		};
		const onward = request(bff + asked.url, { method: asked.method, headers, agent: false }, (received) => {
			const { "content-security-policy": _, ...others } = received.headers;
			answer.writeHead(received.statusCode ?? 502, others);
			received.pipe(answer);
		});
		onward.on("error", () => answer.destroy());
		answer.on("close", () => onward.destroy());
		asked.pipe(onward);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	return {
		origin,
		stop() {
			server.closeAllConnections();
			server.close();
		},
	};
}
