import { chunkDoor } from "./chunk-door.ts";

/** What shows a conversation, fetched with the first open; until it is there dots stand in the places of answers. */
export const talkDoor = chunkDoor("talk", () => import("./talk.ts"));

/** What only some visitors ever look at, fetched when they are about to. */
export const moreDoor = chunkDoor("more", () => import("./more.ts"));
