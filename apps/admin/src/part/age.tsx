import type { JSX } from "preact";

const steps = [
	["year", 31_536_000],
	["month", 2_592_000],
	["day", 86_400],
	["hour", 3_600],
	["minute", 60],
] as const;
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** How long ago something was; the exact time stands in its title. */
export function Age({ at }: { readonly at: string | null }): JSX.Element {
	if (at === null) return <span class="muted">never</span>;
	const seconds = (Date.parse(at) - Date.now()) / 1000;
	const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
	return (
		<time dateTime={at} title={new Date(at).toLocaleString()}>
			{relative.format(Math.round(seconds / length), unit)}
		</time>
	);
}
