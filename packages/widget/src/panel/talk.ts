/** What a conversation needs that an empty panel does not: the only entrance of the chunk that is fetched with the first open. */
export * from "../view/talk.ts";
export { keepCompany } from "./company.ts";
