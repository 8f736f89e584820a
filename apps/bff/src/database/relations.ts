import { relations } from "drizzle-orm";
import { authorizations, conversations, messages, tools, turns } from "./tables/index.ts";

/** All relations between the tables, in one file so that the tables do not import each other in a loop. */
export const toolRelations = relations(tools, ({ one }) => ({
	authorization: one(authorizations, { fields: [tools.authorizationId], references: [authorizations.id] }),
}));

export const conversationRelations = relations(conversations, ({ many }) => ({
	messages: many(messages),
	turns: many(turns),
}));

export const messageRelations = relations(messages, ({ one }) => ({
	conversation: one(conversations, { fields: [messages.conversationId], references: [conversations.id] }),
}));

export const turnRelations = relations(turns, ({ one }) => ({
	conversation: one(conversations, { fields: [turns.conversationId], references: [conversations.id] }),
}));
