import type { JSX } from "preact";
import { type KnownFields, responseOf } from "../../store/import.ts";
import type { ToolDraft } from "../../store/tools.ts";
import { JsonField } from "../json-field.tsx";
import { NumberField } from "../number-field.tsx";
import { TextField } from "../text-field.tsx";
import { FieldPicker } from "./field-picker.tsx";
import { FromExample } from "./from-example.tsx";
import type { ToolPart } from "./tool-part.ts";

interface AnswerSectionProps extends ToolPart {
	/** The site's id. */
	readonly site: string;
	readonly known: KnownFields | undefined;
	readonly onKnown: (known: KnownFields) => void;
}

/** What a tool's answer looks like, and what of it the model is given. */
export function AnswerSection({ site, draft, change, faults, known, onKnown }: AnswerSectionProps): JSX.Element {
	const { response } = draft;
	const set = (some: Partial<ToolDraft["response"]>) => change({ response: defined({ ...response, ...some }) });
	const faultBelow = (field: string) => [...faults].find(([path]) => path.startsWith(`response.${field}`))?.[1];
	const readExample = async (text: string) => {
		const { schema, fields, bytes, problems } = await responseOf(site, text);
		set({ schema, fields: fields.filter(({ proposed }) => proposed).map(({ path }) => path) });
		onKnown({ fields, bytes });
		return problems;
	};
	return (
		<section class="card stack" id="answer">
			<h2>The answer</h2>
			<FromExample label="From an example answer" action="Propose fields" read={readExample} />
			<FieldPicker
				known={known}
				picked={response.fields}
				maxBytes={response.maxBytes}
				fault={faultBelow("fields")}
				onChange={(fields) => set({ fields })}
			/>
			<NumberField
				label="At most (bytes)"
				min={100}
				max={65_536}
				value={response.maxBytes}
				fault={faults.get("response.maxBytes")}
				hint="What is longer is cut, and the model is told so."
				onChange={(maxBytes) => set({ maxBytes })}
			/>
			<SourceFields response={response} faults={faults} change={set} />
			<details class="aside" open={faultBelow("schema") !== undefined}>
				<summary>What the answer must look like</summary>
				<JsonField
					label="JSON Schema of the answer"
					optional
					value={response.schema}
					fault={faultBelow("schema")}
					hint="An answer that does not fit is kept from the model. Empty accepts any JSON."
					onChange={(schema) => set({ schema: schema as NonNullable<typeof response.schema> })}
				/>
			</details>
		</section>
	);
}

interface SourceFieldsProps extends Pick<ToolPart, "faults"> {
	readonly response: ToolDraft["response"];
	readonly change: (some: Partial<ToolDraft["response"]>) => void;
}

/** Where the answer names pages that a visitor may read: they stand below what the agent says. */
function SourceFields({ response, faults, change }: SourceFieldsProps): JSX.Element {
	const { title = "", url = "" } = response.source ?? {};
	const put = (some: { readonly title?: string; readonly url?: string }) => {
		const next = { title, url, ...some };
		change({ source: next.title === "" && next.url === "" ? undefined : next } as Partial<ToolDraft["response"]>);
	};
	return (
		<div class="pair">
			<TextField
				label="Source: its name"
				code
				value={title}
				placeholder="products[].name"
				fault={faults.get("response.source.title")}
				hint="Where the answer names pages for the visitor; empty when it names none. The model reads the names, to point at the pages."
				onInput={(next) => put({ title: next })}
			/>
			<TextField
				label="Source: its link"
				code
				value={url}
				placeholder="products[].page"
				fault={faults.get("response.source.url")}
				onInput={(next) => put({ url: next })}
			/>
		</div>
	);
}

/** Without the fields that were taken away. */
function defined(response: ToolDraft["response"]): ToolDraft["response"] {
	const present = Object.entries(response).filter(([, value]) => value !== undefined);
	return Object.fromEntries(present) as unknown as ToolDraft["response"];
}
