import type { JSX } from "preact";
import type { SiteDraft } from "../../store/sites.ts";
import { TextField } from "../text-field.tsx";
import type { SitePart } from "./site-part.ts";

type Action = NonNullable<SiteDraft["looks"]["actions"]>[number];

/** What else a visitor may begin with: ways that lead to a page, a mail address, a telephone. */
export function ActionList({ draft, change, faults }: SitePart): JSX.Element {
	const { actions = [] } = draft.looks;
	const write = (next: readonly Action[]) =>
		change({ looks: { ...draft.looks, actions: next.length > 0 ? [...next] : undefined } });
	return (
		<section class="card stack">
			<h2>Starter actions</h2>
			<p class="muted">Cards above the starter questions that lead elsewhere, three at most.</p>
			{actions.map((action, index) => (
				<ActionFields
					key={index}
					number={index + 1}
					action={action}
					faultOf={(field) => faults.get(`looks.actions.${index}.${field}`)}
					change={(some) => write(actions.with(index, { ...action, ...some }))}
					remove={() => write(actions.toSpliced(index, 1))}
				/>
			))}
			<button
				type="button"
				disabled={actions.length >= 3}
				onClick={() => write([...actions, { title: "", button: "", url: "" }])}
			>
				Add an action
			</button>
		</section>
	);
}

interface ActionFieldsProps {
	/** From 1. */
	readonly number: number;
	readonly action: Action;
	readonly faultOf: (field: string) => string | undefined;
	readonly change: (some: Partial<Action>) => void;
	readonly remove: () => void;
}

function ActionFields({ number, action, faultOf, change, remove }: ActionFieldsProps): JSX.Element {
	const { title, description = "", button, url } = action;
	return (
		<fieldset class="parameter stack">
			<legend>
				Action {number}
				{title && `: ${title}`}
			</legend>
			<TextField label="Title" value={title} fault={faultOf("title")} onInput={(next) => change({ title: next })} />
			<TextField
				label="Description"
				value={description}
				fault={faultOf("description")}
				onInput={(next) => change({ description: next || undefined })}
			/>
			<div class="pair">
				<TextField
					label="Button"
					value={button}
					fault={faultOf("button")}
					onInput={(next) => change({ button: next })}
				/>
				<TextField
					label="Leads to"
					code
					value={url}
					fault={faultOf("url")}
					placeholder="/returns"
					hint="A path of your site, https://, mailto: or tel:"
					onInput={(next) => change({ url: next })}
				/>
			</div>
			<div class="actions">
				<button type="button" class="quiet" onClick={remove}>
					Remove action {number}
				</button>
			</div>
		</fieldset>
	);
}
