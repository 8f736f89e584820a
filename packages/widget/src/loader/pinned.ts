import type { Integrity } from "./compare-modules.ts";
import { startPinned } from "./start-pinned.ts";

/** Put here by the build: what the panel and its chunks have to be. */
declare const __BELLHOP_INTEGRITY__: Integrity;

void startPinned(__BELLHOP_INTEGRITY__);
