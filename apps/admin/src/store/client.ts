import type { AdminApi } from "@bellhop/bff/admin-api";
import { adminProblemBody } from "@bellhop/contract/admin-problem";
import { hc } from "hono/client";

/** Every admin route, typed from the BFF's own. */
export const api = hc<AdminApi>("/admin/api", { init: { credentials: "same-origin" } });

/** A refusal of the BFF, or no answer at all (`code` is then `connection_lost`). */
export class Refusal extends Error {
	override readonly name = "Refusal";
	readonly code: string;
	readonly requestId: string | undefined;
	/** What is wrong with which field, by paths such as `parameters.0.name`. */
	readonly fields: ReadonlyMap<string, string>;

	constructor(said: { code: string; message: string; requestId?: string; fields?: ReadonlyMap<string, string> }) {
		super(said.message);
		this.code = said.code;
		this.requestId = said.requestId;
		this.fields = said.fields ?? new Map();
	}
}

interface Answer<Body> {
	readonly ok: boolean;
	readonly status: number;
	json(): Promise<Body>;
}

/** The body of a good answer. @throws Refusal */
export async function read<Body>(asked: Promise<Answer<Body>>): Promise<Body> {
	const answer = await asked.catch(() => {
		throw new Refusal({
			code: "connection_lost",
			message: "Bellhop did not answer. Check your connection and try again.",
		});
	});
	if (answer.ok) return answer.status === 204 ? (undefined as Body) : await answer.json();
	throw refusalOf(await (answer.json() as Promise<unknown>).catch(() => undefined), answer.status);
}

function refusalOf(body: unknown, status: number): Refusal {
	const problem = adminProblemBody.safeParse(body);
	if (!problem.success) return new Refusal({ code: "internal", message: `Something went wrong (HTTP ${status}).` });
	const { code, message, requestId, fields = [] } = problem.data.error;
	return new Refusal({
		code,
		message,
		requestId,
		fields: new Map(fields.map(({ path, message: said }) => [path, said])),
	});
}
