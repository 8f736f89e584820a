import { makeId } from "@bellhop/contract/id";
import { and, eq } from "drizzle-orm";
import {
	type Conversation,
	type Handover,
	type HandoverSettings,
	handoverDeliveries,
	handovers,
} from "../database/tables/index.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { SiteContext } from "../site/context.ts";

export interface HandoverContext extends SiteContext {
	readonly jobs: Jobs;
}

/** Who wants a person, and why. */
export interface HandoverWish {
	readonly conversationId: Conversation["id"];
	readonly askedBy: Handover["askedBy"];
	readonly reason: string;
}

/** Notes that a person is asked for. A conversation has one handover, however often it is asked for. */
export async function noteHandover(
	{ database, site, clock }: HandoverContext,
	{ conversationId, askedBy, reason }: HandoverWish,
): Promise<Handover> {
	const row = {
		...{ id: makeId("hand"), siteId: site.id, conversationId, askedBy, reason: reason.slice(0, 1_000), data: {} },
		...{ state: "collecting" as const, createdAt: clock.now() },
	};
	await database.query.insert(handovers).values(row).onConflictDoNothing();
	const [noted] = await database.query.select().from(handovers).where(eq(handovers.conversationId, conversationId));
	if (!noted) throw new Error("The handover was not written.");
	return noted;
}

/**
 * Passes a handover on: from its commit on each way of telling it is a job in the queue, which nothing loses. Only the first
 * time.
 */
export async function passOnHandover(
	{ database, clock, jobs }: HandoverContext,
	settings: HandoverSettings,
	{ id, data }: { readonly id: Handover["id"]; readonly data: Handover["data"] },
): Promise<void> {
	await jobs.ready();
	await database.query.transaction(async (transaction) => {
		const waiting = and(eq(handovers.id, id), eq(handovers.state, "collecting"));
		const passed = await transaction
			.update(handovers)
			.set({ state: "requested", data, requestedAt: clock.now() })
			.where(waiting)
			.returning({ id: handovers.id });
		if (passed.length === 0) return;
		const ways = [
			...(settings.webhookUrl === null ? [] : [{ channel: "webhook", target: settings.webhookUrl } as const]),
			...(settings.emailTo === null ? [] : [{ channel: "email", target: settings.emailTo } as const]),
		];
		for (const way of ways) {
			const delivery = { ...way, id: makeId("send"), handoverId: id, state: "waiting", attempts: 0 } as const;
			await transaction.insert(handoverDeliveries).values(delivery);
			await jobs.send(transaction, "handover-delivery", { id: delivery.id });
		}
	});
}
