import type { JSX } from "preact";
import type { KnownFields } from "../../store/import.ts";
import { isPicked, pickedSize, pickRows, withTick } from "../../store/pick-paths.ts";
import { Radios } from "../radios.tsx";
import { FieldTick } from "./field-tick.tsx";
import { PathText } from "./path-text.tsx";

interface FieldPickerProps {
	readonly known: KnownFields | undefined;
	/** The paths the model may see; nothing means the whole answer. */
	readonly picked: readonly string[] | undefined;
	readonly maxBytes: number;
	readonly fault?: string | undefined;
	readonly onChange: (picked: string[] | undefined) => void;
}

/** What of an answer the model may see: all of it, or the fields that are ticked. */
export function FieldPicker({ known, picked, maxBytes, fault, onChange }: FieldPickerProps): JSX.Element {
	const fields = known?.fields ?? [];
	const proposed = () => fields.filter((field) => field.proposed).map(({ path }) => path);
	return (
		<Radios
			label="What the model may see"
			value={picked ? "ticked" : "all"}
			options={[
				["ticked", "Only the fields ticked here"],
				["all", "The whole answer", "and whatever your system adds to it later"],
			]}
			onChange={(choice) => onChange(choice === "all" ? undefined : proposed())}
		>
			{picked && <Ticks known={known} picked={picked} proposed={proposed()} onChange={onChange} />}
			<Weight known={known} picked={picked} maxBytes={maxBytes} />
			{fault !== undefined && <p class="fault">{fault}</p>}
		</Radios>
	);
}

interface TicksProps {
	readonly known: KnownFields | undefined;
	readonly picked: readonly string[];
	readonly proposed: string[];
	readonly onChange: (picked: string[]) => void;
}

function Ticks({ known, picked, proposed, onChange }: TicksProps): JSX.Element {
	const rows = pickRows(known?.fields ?? [], picked);
	const count = rows.filter(({ path }) => isPicked(path, picked)).length;
	return (
		<>
			{rows.length === 0 ? (
				<p class="muted">
					No fields are known yet. Paste an example answer above, or try the tool and take its answer.
				</p>
			) : (
				<div class="ticks">
					<div class="ticks-head">
						<span role="status">
							{count} of {rows.length} fields
						</span>
						<button type="button" class="small" onClick={() => onChange(rows.map(({ path }) => path))}>
							Tick all
						</button>
						<button type="button" class="small" onClick={() => onChange([])}>
							Tick none
						</button>
						{proposed.length > 0 && (
							<button type="button" class="small" onClick={() => onChange(proposed)}>
								Tick what is proposed
							</button>
						)}
					</div>
					<ul>
						{rows.map((row) => (
							<FieldTick
								key={row.path}
								row={row}
								ticked={isPicked(row.path, picked)}
								onTick={(on) => onChange(withTick(rows, picked, { path: row.path, on }))}
							/>
						))}
					</ul>
				</div>
			)}
			<PathText picked={picked} onChange={onChange} />
		</>
	);
}

interface WeightProps {
	readonly known: KnownFields | undefined;
	readonly picked: readonly string[] | undefined;
	readonly maxBytes: number;
}

/** How much of the example would be given, beside how much may be. */
function Weight({ known, picked, maxBytes }: WeightProps): JSX.Element | null {
	const size = pickedSize(known, picked ?? (known?.fields ?? []).map(({ path }) => path));
	if (!size) return null;
	const given = picked ? size.picked : size.all;
	return (
		<p class={given > maxBytes ? "note" : "muted"}>
			About {given.toLocaleString("en")} of {size.all.toLocaleString("en")} bytes of the example
			{given > maxBytes && `, which is more than the ${maxBytes.toLocaleString("en")} allowed below: it would be cut`}.
		</p>
	);
}
