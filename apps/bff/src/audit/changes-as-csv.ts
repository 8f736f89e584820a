import type { AuditEntry } from "../database/tables/index.ts";

const columns = ["number", "at", "actor", "action", "subjectId", "subjectName", "before", "after"] as const;

/** Audit entries as CSV (RFC 4180). A cell that a spreadsheet would take for a formula is given a leading apostrophe. */
export function changesAsCsv(entries: readonly AuditEntry[]): string {
	const rows = entries.map((entry) => columns.map((column) => cell(entry[column])));
	return [columns.join(","), ...rows.map((row) => row.join(","))].join("\r\n").concat("\r\n");
}

function cell(value: unknown): string {
	const text =
		value instanceof Date
			? value.toISOString()
			: typeof value === "object"
				? JSON.stringify(value ?? "")
				: String(value);
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
