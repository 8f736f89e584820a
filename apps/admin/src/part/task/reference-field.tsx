import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import type { UsableTool } from "../../store/tasks.ts";
import { Field } from "../field.tsx";
import { useCompletion } from "./use-completion.ts";

interface ReferenceFieldProps {
	readonly label: string;
	readonly value: string;
	readonly tools: readonly UsableTool[];
	readonly fault: string | undefined;
	readonly onInput: (value: string) => void;
}

/** Plain words in which `{{tool}}` names are completed while they are typed, and names that nothing has are warned of. */
export function ReferenceField({ label, value, tools, fault, onInput }: ReferenceFieldProps): JSX.Element {
	const list = useId();
	const area = useRef<HTMLTextAreaElement>(null);
	const names = [...tools.map(({ name }) => name), "handover"];
	const { fitting, chosen, take, look, leave, press } = useCompletion({ area, value, names, onInput });
	const open = fitting.length > 0;
	return (
		<>
			<Field label={label} fault={fault}>
				{(attributes) => (
					<textarea
						{...attributes}
						ref={area}
						rows={3}
						value={value}
						aria-autocomplete="list"
						aria-controls={list}
						aria-activedescendant={open ? `${list}-${chosen}` : undefined}
						onInput={(event) => {
							onInput(event.currentTarget.value);
							look();
						}}
						onKeyDown={press}
						onBlur={leave}
					/>
				)}
			</Field>
			<div role="listbox" id={list} class="choices" aria-label="Tools" hidden={!open}>
				{fitting.map((name, index) => (
					// biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, which keeps the focus
					// biome-ignore lint/a11y/useFocusableInteractive: named by aria-activedescendant instead
					<div
						key={name}
						id={`${list}-${index}`}
						role="option"
						aria-selected={index === chosen}
						onMouseDown={(event) => event.preventDefault()}
						onClick={() => take(name)}
					>
						<code>{name}</code>{" "}
						<span class="muted">
							{name === "handover" ? "a person takes over" : tools.find((tool) => tool.name === name)?.title}
						</span>
					</div>
				))}
			</div>
			<Warnings text={value} names={names} tools={tools} />
		</>
	);
}

interface WarningsProps {
	readonly text: string;
	readonly names: readonly string[];
	readonly tools: readonly UsableTool[];
}

function Warnings({ text, names, tools }: WarningsProps): JSX.Element | null {
	const named = [...new Set([...text.matchAll(/\{\{\s*([^{}\s]*)\s*\}\}/g)].map(([, name = ""]) => name))];
	const unknown = named.filter((name) => !names.includes(name));
	const drafts = named.filter((name) => tools.find((tool) => tool.name === name)?.state === "draft");
	if (unknown.length + drafts.length === 0) return null;
	return (
		<p class="note" role="status">
			{unknown.length > 0 && `No tool is called ${unknown.join(", ")}: until there is one, nobody gets the task. `}
			{drafts.length > 0 && `${drafts.join(", ")} is a draft: visitors do not get the task before it is live.`}
		</p>
	);
}
