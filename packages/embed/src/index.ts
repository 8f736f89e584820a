export type { Bellhop, BellhopUpdate, GetToken, LoadOptions } from "./bellhop.ts";
export type { BellhopEvent, BellhopEvents } from "./events.ts";
export { loadBellhop } from "./load-bellhop.ts";
