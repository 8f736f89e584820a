import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An OpenAI-compatible server that answers each request as the test's script says: for faults no mock library makes. */
export interface FaultServer {
	readonly baseUrl: string;
	readonly host: string;
	readonly requests: { readonly path: string; readonly body: string }[];
	/** Answers, first come first served; the last one stays. */
	script: ((response: ServerResponse) => void)[];
	close(): Promise<void>;
}

export async function startFaultServer(): Promise<FaultServer> {
	const requests: FaultServer["requests"] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		requests.push({ path: request.url ?? "", body: Buffer.concat(chunks).toString() });
		const answer = fault.script.length > 1 ? fault.script.shift() : fault.script[0];
		answer?.(response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const host = `localhost:${(server.address() as AddressInfo).port}`;
	const fault: FaultServer = {
		baseUrl: `http://${host}/v1`,
		host,
		requests,
		script: [],
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
	return fault;
}

type Api = "chat" | "responses";

/** The frames of an answer in either of OpenAI's protocols. */
export const frames = {
	open(response: ServerResponse, api: Api): void {
		response.writeHead(200, { "content-type": "text/event-stream" });
		if (api === "responses") {
			send(response, { type: "response.created", response: { id: "resp_1", created_at: 1, model: "m" } });
			send(response, {
				type: "response.output_item.added",
				output_index: 0,
				item: { type: "message", id: "m1", phase: null },
			});
		}
	},
	text(response: ServerResponse, api: Api, delta: string): void {
		if (api === "chat") send(response, { id: "c1", model: "m", choices: [{ index: 0, delta: { content: delta } }] });
		else
			send(response, { type: "response.output_text.delta", item_id: "m1", output_index: 0, content_index: 0, delta });
	},
	/** One tool call whose arguments are this text, JSON or not, and the end of the step. */
	call(response: ServerResponse, api: Api, call: { readonly name: string; readonly arguments: string }): void {
		response.writeHead(200, { "content-type": "text/event-stream" });
		if (api === "chat") {
			const fn = { index: 0, id: "call_1", type: "function", function: call };
			send(response, { id: "c1", model: "m", choices: [{ index: 0, delta: { tool_calls: [fn] } }] });
			send(response, { id: "c1", model: "m", choices: [{ index: 0, delta: {}, finish_reason: "tool_calls" }] });
			response.end("data: [DONE]\n\n");
			return;
		}
		const item = { type: "function_call", id: "fc_1", call_id: "call_1", ...call, status: "completed" };
		send(response, { type: "response.created", response: { id: "resp_1", created_at: 1, model: "m" } });
		send(response, { type: "response.output_item.added", output_index: 0, item: { ...item, arguments: "" } });
		send(response, { type: "response.output_item.done", output_index: 0, item });
		frames.finish(response, api);
	},
	/** An error frame after HTTP 200. */
	error(response: ServerResponse, api: Api): void {
		const error = {
			message: "The server is overloaded",
			type: "server_error",
			code: "server_is_overloaded",
			param: null,
		};
		if (api === "chat") send(response, { error });
		else send(response, { type: "error", sequence_number: 3, error });
		response.end();
	},
	finish(response: ServerResponse, api: Api, reason: "stop" | "length" = "stop"): void {
		if (api === "chat") {
			send(response, { id: "c1", model: "m", choices: [{ index: 0, delta: {}, finish_reason: reason }] });
			response.end("data: [DONE]\n\n");
			return;
		}
		const usage = { input_tokens: 5, output_tokens: 2 };
		const done = { id: "resp_1", created_at: 1, model: "m", output: [], usage };
		if (reason === "stop") send(response, { type: "response.completed", response: done });
		else {
			const cut = { ...done, incomplete_details: { reason: "max_output_tokens" } };
			send(response, { type: "response.incomplete", response: cut });
		}
		response.end();
	},
};

function send(response: ServerResponse, frame: unknown): void {
	response.write(`data: ${JSON.stringify(frame)}\n\n`);
}
