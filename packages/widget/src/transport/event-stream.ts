/** One event of a stream. */
export interface ServerEvent {
	/** The id that this very event carries, else an empty text: ours are numbered one by one. */
	readonly id: string;
	readonly data: string;
}

/**
 * Takes an event stream apart as it arrives (HTML Standard, section 9.2.6 "Interpreting an event stream"): whatever the
 * pieces it comes in, each event is given once, when the empty line after it is there. Comments, `event` and `retry` mean
 * nothing here. In a fifth of the bytes of a library, since the widget's weight is its manners.
 */
export function eventReader(): (text: string) => ServerEvent[] {
	let rest = "";
	let id = "";
	let data: string[] = [];
	return (text) => {
		const events: ServerEvent[] = [];
		const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
		rest = lines.pop() ?? "";
		for (const line of lines) {
			if (line === "") {
				if (data.length > 0) events.push({ id, data: data.join("\n") });
				id = "";
				data = [];
				continue;
			}
			const [, field, value = ""] = /^(\w*)(?:: ?(.*))?$/s.exec(line) ?? [];
			if (field === "data") data.push(value);
			if (field === "id" && !value.includes("\0")) id = value;
		}
		return events;
	};
}
