import type { JSX } from "preact";
import type { SiteDraft } from "../../store/sites.ts";
import { Choice } from "../choice.tsx";
import { NumberField } from "../number-field.tsx";
import { TextField } from "../text-field.tsx";
import { Tick } from "../tick.tsx";
import type { SitePart } from "./site-part.ts";

/** The button that opens the chat: what it shows, and where it stands. */
export function LauncherFields(part: SitePart): JSX.Element {
	const { draft, faults } = part;
	const { launcher = {} } = draft.looks;
	const put = putLauncher(part);
	const { icon = "chat", label = "", pulse = false } = launcher;
	return (
		<section class="card stack">
			<h2>The launcher</h2>
			<Tick
				label="None: my pages open the chat themselves"
				hint="With anything that carries data-bellhop-open, or by Bellhop(&quot;open&quot;)."
				checked={launcher.hidden === true}
				onChange={(hidden) => put({ hidden: hidden || undefined })}
			/>
			<div class="pair">
				<Choice
					label="Icon"
					value={icon}
					options={[
						["chat", "Speech bubble"],
						["question", "Question mark"],
						["bell", "Bell"],
						["spark", "Spark"],
					]}
					onChange={(next) => put({ icon: next === "chat" ? undefined : next })}
				/>
				<TextField
					label="Words beside it"
					value={label}
					fault={faults.get("looks.launcher.label")}
					placeholder="None"
					onInput={(next) => put({ label: next || undefined })}
				/>
			</div>
			<PlaceOnPage {...part} />
			<Tick label="Moves once, to be noticed" checked={pulse} onChange={(next) => put({ pulse: next || undefined })} />
		</section>
	);
}

type Launcher = NonNullable<SiteDraft["looks"]["launcher"]>;

function putLauncher({ draft, change }: SitePart) {
	return (some: Partial<Launcher>) =>
		change({ looks: { ...draft.looks, launcher: { ...draft.looks.launcher, ...some } } });
}

/** Which corner or side, and how far from it. */
function PlaceOnPage(part: SitePart): JSX.Element {
	const { draft, change, faults } = part;
	const { size = 56, side = 16, bottom = 16, middle = false } = draft.looks.launcher ?? {};
	const put = putLauncher(part);
	const fault = (name: string) => faults.get(`looks.launcher.${name}`);
	return (
		<>
			<div class="pair">
				<Choice
					label="Corner"
					value={draft.corner}
					options={[
						["right", "Right"],
						["left", "Left"],
					]}
					onChange={(corner) => change({ corner })}
				/>
				<Choice
					label="Height on the page"
					value={middle ? "middle" : "bottom"}
					options={[
						["bottom", "At the bottom"],
						["middle", "Halfway up the side"],
					]}
					onChange={(next) => put({ middle: next === "middle" || undefined })}
				/>
			</div>
			<div class="pair">
				<NumberField
					label="Size, px"
					value={size}
					min={44}
					max={72}
					fault={fault("size")}
					onChange={(next) => put({ size: next })}
				/>
				<NumberField
					label="From the side, px"
					value={side}
					min={0}
					max={200}
					fault={fault("side")}
					onChange={(next) => put({ side: next })}
				/>
				<NumberField
					label="From the bottom, px"
					value={bottom}
					min={0}
					max={400}
					fault={fault("bottom")}
					onChange={(next) => put({ bottom: next })}
				/>
			</div>
		</>
	);
}
