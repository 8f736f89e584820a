/** A moment (ISO 8601) as people write it: the time today, else the day with it unless `short`. Undefined when it is none. */
export function whenSaid(at: string | undefined, language: string, short = true): string | undefined {
	const time = at === undefined ? Number.NaN : Date.parse(at);
	if (Number.isNaN(time)) return undefined;
	const today = new Date(time).toDateString() === new Date().toDateString();
	const day = today ? {} : { dateStyle: "medium" as const };
	const clock = today || !short ? { timeStyle: "short" as const } : {};
	return new Intl.DateTimeFormat(language, { ...day, ...clock }).format(time);
}
