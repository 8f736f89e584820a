import type { Id } from "@bellhop/contract/id";
import type { IdentityClaims } from "../tool/build-request.ts";
import type { ToolRecord } from "../tool/offer-tools.ts";

/** An action that the model wants to be done. */
export interface WishedWrite {
	readonly callId: Id<"call">;
	readonly record: ToolRecord;
	readonly input: Readonly<Record<string, unknown>>;
	readonly claims: IdentityClaims;
}
