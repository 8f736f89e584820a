import { and, asc, eq, lte } from "drizzle-orm";
import { sites, toolCalls, visitors, type Write, type WriteLookUp, writes } from "../database/tables/index.ts";
import { parseJson } from "../egress/parse-json.ts";
import { claimWrite } from "../ledger/claim-write.ts";
import { attemptCall, type ToolContext } from "./attempt-call.ts";
import { attemptWrite, type WriteAttempt, type WriteCall } from "./attempt-write.ts";
import { allTools, findTool, type ToolRecord } from "./offer-tools.ts";
import { conclude, firstLook, isAsApproved, leaseMargin } from "./perform-write.ts";
import { ToolProblem } from "./tool-problem.ts";
import { valuesAt } from "./values-at.ts";

/** How long the key of a request counts at the owner's system: past it the same key would be a new request. In milliseconds. */
const keyLife = 24 * 60 * 60_000;

/** The longest pause between two looks, in milliseconds. */
const longestPause = 60 * 60_000;

/** From when on a look-up that finds nothing means that nothing was done: no request is under way for so long. In milliseconds. */
const certainAfter = 3 * 60_000;

/** How many are looked into in one go. */
const batch = 20;

/** What settling works with: everything a call has, but the visitor. */
export type SettlingContext = Omit<ToolContext, "claims">;

/**
 * Looks into actions whose outcome is not known: asks an idempotent tool once more with the same key while the key counts, or
 * asks the tool's look-up. Whatever stays unknown is left to the site's team. No owner's system is waited for before another
 * one is asked, and a fault with one action is no matter of the others.
 */
export async function settleWrites(context: SettlingContext): Promise<void> {
	const due = and(eq(writes.state, "unknown"), lte(writes.nextTryAt, context.clock.now()));
	const found = await context.database.query
		.select()
		.from(writes)
		.where(due)
		.orderBy(asc(writes.nextTryAt))
		.limit(batch);
	const settling = found.map((write) =>
		settle(context, write).catch((error: unknown) => {
			context.log.error({ error, action: write.id }, "an action could not be looked into");
		}),
	);
	await Promise.all(settling);
}

async function settle(context: SettlingContext, write: Write): Promise<void> {
	const known = await callOf(context, write);
	const lookUp = known && (await lookUpOf(known));
	const young = context.clock.now().getTime() - write.startedAt.getTime() < keyLife;
	const repeats = known !== undefined && write.idempotent && young && isAsApproved(known.context, known.call, write);
	if (!known || !young || !(repeats || lookUp)) return giveUp(context, write);
	const claim = await claimWrite(context, write, known.call.record.tool.timeoutMs + leaseMargin);
	if (!claim) return;
	const attempt = repeats
		? await attemptWrite(known.context, known.call, { repeated: true })
		: await look(known, write, lookUp as NonNullable<typeof lookUp>);
	const again = attempt.state === "unknown";
	await conclude(known.context, known.call, {
		claim,
		attempt,
		more: {
			settledBy: again ? null : repeats ? "repeat" : "look_up",
			nextTryAt: again ? new Date(context.clock.now().getTime() + pauseAfter(claim.fence)) : null,
		},
	});
}

/** 30 s after the first attempt, then twice as long each time, up to an hour. */
function pauseAfter(fence: number): number {
	return Math.min(firstLook * 2 ** Math.max(0, fence - 1), longestPause);
}

async function giveUp({ database }: SettlingContext, { id, fence }: Write): Promise<void> {
	const same = and(eq(writes.id, id), eq(writes.fence, fence), eq(writes.state, "unknown"));
	await database.query.update(writes).set({ nextTryAt: null }).where(same);
}

/** The call as it was made, while its visitor, its tool and its arguments are still there. */
interface KnownCall {
	readonly context: ToolContext;
	readonly call: WriteCall;
	readonly site: typeof sites.$inferSelect;
}

async function callOf(context: SettlingContext, write: Write): Promise<KnownCall | undefined> {
	const [row] = await context.database.query
		.select({ call: toolCalls, visitor: visitors, site: sites })
		.from(toolCalls)
		.innerJoin(visitors, eq(visitors.id, write.visitorId))
		.innerJoin(sites, eq(sites.id, write.siteId))
		.where(eq(toolCalls.id, write.id));
	const record = row && write.toolId ? await findTool(row, context.database.query, write.toolId) : undefined;
	if (!row || !record) return undefined;
	const { input } = row.call;
	const { id: callId, conversationId } = write;
	const call = { callId, record, input, conversationId, signal: new AbortController().signal };
	return { context: { ...context, claims: row.visitor.claims ?? undefined }, call, site: row.site };
}

interface LookUp {
	readonly record: ToolRecord;
	readonly rules: WriteLookUp;
}

async function lookUpOf({ context, call, site }: KnownCall): Promise<LookUp | undefined> {
	const rules = call.record.tool.writing.lookUp;
	if (!rules) return undefined;
	const record = (await allTools({ ...context, site })).find(({ tool }) => tool.name === rules.tool);
	return record?.tool.access === "read" ? { record, rules } : undefined;
}

/** Asks the tool's look-up. Where nothing is found, nothing was done, once no request can be under way any more. */
async function look({ context, call }: KnownCall, write: Write, { record, rules }: LookUp): Promise<WriteAttempt> {
	const own = new Set(record.tool.parameters.filter(({ source }) => source.from === "model").map(({ name }) => name));
	const input = Object.fromEntries(Object.entries(call.input).filter(([name]) => own.has(name)));
	let answer: unknown;
	const outcome = await attemptCall(
		context,
		{ record, input, signal: call.signal, approved: false, conversationId: call.conversationId },
		{
			answered: (given) => {
				answer = parseJson(given).value;
			},
		},
	);
	const unknown = {
		state: "unknown",
		problem: "outcome_unknown",
		text: new ToolProblem("outcome_unknown").text,
	} as const;
	if (outcome.problem !== undefined) return { ...unknown, measured: {} };
	const wanted = rules.parameter === undefined ? call.callId : call.input[rules.parameter];
	if (valuesAt(answer, rules.path).some((value) => String(value) === String(wanted))) {
		return {
			state: "done",
			text: JSON.stringify({ ok: true, data: "It was done, as was looked up later." }),
			measured: {},
		};
	}
	const age = context.clock.now().getTime() - write.startedAt.getTime();
	if (age < certainAfter) return { ...unknown, measured: {} };
	return { state: "failed", problem: "not_done", text: new ToolProblem("not_done").text, measured: {} };
}
