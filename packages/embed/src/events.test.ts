import type { PageEvents } from "@bellhop/contract/page-event";
import { expectTypeOf, test } from "vitest";
import type { BellhopEvents } from "./events.ts";

test("the package says of events what the panel emits", () => {
	expectTypeOf<BellhopEvents>().toEqualTypeOf<PageEvents>();
});
