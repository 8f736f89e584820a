import type { JSX } from "preact";
import type { SiteDraft } from "../../store/sites.ts";
import { Choice } from "../choice.tsx";
import { NumberField } from "../number-field.tsx";
import { TextField } from "../text-field.tsx";
import type { SitePart } from "./site-part.ts";

type Occasion = NonNullable<SiteDraft["looks"]["occasions"]>[number];

/** Other greetings by page and time of day, and where the chat comes forward by itself. */
export function OccasionList({ draft, change, faults }: SitePart): JSX.Element {
	const { occasions = [] } = draft.looks;
	const write = (next: readonly Occasion[]) =>
		change({ looks: { ...draft.looks, occasions: next.length > 0 ? [...next] : undefined } });
	const moveUp = (at: number) => {
		const { [at - 1]: upper, [at]: lower } = occasions;
		if (upper && lower) write(occasions.toSpliced(at - 1, 2, lower, upper));
	};
	return (
		<section class="card stack">
			<h2>On certain pages, at certain hours</h2>
			<p class="muted">
				Another greeting, a bubble beside the launcher, or the chat open. The first that fits counts. Nobody is called
				who has talked here before or has sent the bubble away.
			</p>
			{occasions.map((occasion, index) => (
				<OccasionFields
					key={index}
					number={index + 1}
					occasion={occasion}
					faultOf={(field) => faults.get(`looks.occasions.${index}.${field}`)}
					change={(some) => write(occasions.with(index, { ...occasion, ...some }))}
					up={index > 0 ? () => moveUp(index) : undefined}
					remove={() => write(occasions.toSpliced(index, 1))}
				/>
			))}
			<button
				type="button"
				disabled={occasions.length >= 20}
				onClick={() => write([...occasions, { page: "/*", comes: "bubble", after: 5 }])}
			>
				Add an occasion
			</button>
		</section>
	);
}

interface OccasionPart {
	readonly occasion: Occasion;
	readonly faultOf: (field: string) => string | undefined;
	readonly change: (some: Partial<Occasion>) => void;
}

interface OccasionFieldsProps extends OccasionPart {
	/** From 1. */
	readonly number: number;
	readonly up: (() => void) | undefined;
	readonly remove: () => void;
}

function OccasionFields({ number, occasion, faultOf, change, up, remove }: OccasionFieldsProps): JSX.Element {
	const { page = "", greeting = "" } = occasion;
	return (
		<fieldset class="parameter stack">
			<legend>
				Occasion {number}
				{page && `: ${page}`}
			</legend>
			<WhenFields occasion={occasion} faultOf={faultOf} change={change} />
			<TextField
				label="Greeting"
				lines={2}
				value={greeting}
				placeholder="The site's own"
				fault={faultOf("greeting")}
				onInput={(next) => change({ greeting: next || undefined })}
			/>
			<ComesFields occasion={occasion} faultOf={faultOf} change={change} />
			<div class="actions">
				<button type="button" class="quiet" disabled={!up} onClick={up}>
					Move up
				</button>
				<button type="button" class="quiet" onClick={remove}>
					Remove occasion {number}
				</button>
			</div>
		</fieldset>
	);
}

/** On which pages, and at which hours. */
function WhenFields({ occasion, faultOf, change }: OccasionPart): JSX.Element {
	const { page = "", from = "", until = "" } = occasion;
	return (
		<>
			<TextField
				label="Pages"
				code
				value={page}
				placeholder="All"
				fault={faultOf("page")}
				hint="A path, such as /pricing or /docs/*"
				onInput={(next) => change({ page: next || undefined })}
			/>
			<div class="pair">
				<TextField
					label="From"
					value={from}
					placeholder="08:00"
					fault={faultOf("from")}
					hint="On the visitor's clock; empty for all day"
					onInput={(next) => change({ from: next || undefined })}
				/>
				<TextField
					label="Until"
					value={until}
					placeholder="18:00"
					fault={faultOf("until")}
					onInput={(next) => change({ until: next || undefined })}
				/>
			</div>
		</>
	);
}

/** Whether it comes forward by itself, how, and when. */
function ComesFields({ occasion, faultOf, change }: OccasionPart): JSX.Element {
	const { comes, after = 0 } = occasion;
	return (
		<div class="pair">
			<Choice
				label="Comes forward"
				value={comes ?? "no"}
				options={[
					["no", "No, it only greets so"],
					["bubble", "With a bubble"],
					["open", "Open (on phones with a bubble)"],
				]}
				onChange={(next) => change({ comes: next === "no" ? undefined : next })}
			/>
			{comes !== undefined && (
				<NumberField
					label="After, seconds"
					value={after}
					min={0}
					max={600}
					fault={faultOf("after")}
					onChange={(next) => change({ after: next })}
				/>
			)}
		</div>
	);
}
