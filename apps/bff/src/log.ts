import { DrizzleQueryError } from "drizzle-orm";
import { pino } from "pino";

/** The log: one JSON object per line. */
export type Log = Pick<ReturnType<typeof pino>, "info" | "warn" | "error">;

/** Takes the secrets in use out of a text before it is written. */
interface Scrubbing {
	scrub(text: string): string;
}

/** A log whose every line passes the scrubber. Bodies, headers and words of a conversation are never logged. */
export function createLog(scrubber: Scrubbing, write: (line: string) => void): Log {
	return pino(
		{ base: null, timestamp: pino.stdTimeFunctions.isoTime, errorKey: "error", serializers: { error: describe } },
		{ write: (line: string) => write(scrubber.scrub(line)) },
	);
}

/** An error; of a failed query without its values and the row, which may be a visitor's words. */
function describe(error: unknown): unknown {
	if (!(error instanceof DrizzleQueryError)) return pino.stdSerializers.err(error as Error);
	const { message, code } = (error.cause ?? error) as NodeJS.ErrnoException;
	return { type: "DrizzleQueryError", message: `Failed query: ${error.query}`, code, cause: error.cause && message };
}
