import type { ApprovalField } from "@bellhop/contract/approval";
import type { JsonSchema } from "../database/tables/index.ts";

type Kind = NonNullable<ApprovalField["edit"]>["kind"];

/** How a value of a schema is typed on the confirmation card; nothing where it cannot be. */
export function editKind({ type, enum: choices }: JsonSchema): Kind | undefined {
	if (Array.isArray(choices)) return choices.every((choice) => typeof choice === "string") ? "choice" : undefined;
	if (type === "string") return "text";
	return type === "number" || type === "integer" ? "number" : undefined;
}
