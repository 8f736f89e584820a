import type { StreamPart } from "@bellhop/contract/stream-part";
import type { Turn } from "../database/tables/index.ts";

/** The first part of every turn. */
export function startPart(turn: Turn): StreamPart {
	return {
		type: "start",
		messageId: turn.answerId,
		messageMetadata: { turnId: turn.id, createdAt: turn.startedAt.toISOString() },
	};
}
