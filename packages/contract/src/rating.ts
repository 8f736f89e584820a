import * as z from "zod/mini";
import { idOf } from "./id.ts";

/** The longest comment, in UTF-16 code units. */
export const longestComment = 2_000;

/**
 * Body of `POST /v1/chat/:id/rating`: the visitor's judgement, from 1 (bad) to 5 (good), on an answer (`messageId`; by thumbs,
 * so 1 or 5) or on the whole conversation. Another one takes its place; without `comment` an earlier one stays.
 */
export const ratingRequest = z.object({
	messageId: z.optional(idOf("msg")),
	score: z.number().check(z.int(), z.gte(1), z.lte(5)),
	comment: z.optional(z.string().check(z.maxLength(longestComment))),
});
export type RatingRequest = z.infer<typeof ratingRequest>;
