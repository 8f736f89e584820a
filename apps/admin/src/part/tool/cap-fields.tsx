import type { JSX } from "preact";
import { TextField } from "../text-field.tsx";
import type { WritingPart } from "./writing-part.ts";

/** How often, and up to which sum, a tool may act for one visitor within a day. */
export function CapFields({ writing, put, fault }: WritingPart): JSX.Element {
	const { amountPerDay } = writing;
	return (
		<>
			<TextField
				label="At most so many times a day, per visitor"
				type="number"
				value={numberText(writing.callsPerDay)}
				fault={fault("callsPerDay")}
				hint="Days are counted in UTC. Empty: as often as they like."
				onInput={(text) => put({ callsPerDay: numberIn(text) })}
			/>
			<div class="pair">
				<TextField
					label="At most so much a day, per visitor"
					type="number"
					value={numberText(amountPerDay?.most)}
					fault={fault("amountPerDay.most")}
					hint="The sum of one numeric parameter. Empty: no cap."
					onInput={(text) => {
						const most = numberIn(text);
						put({
							amountPerDay: most === undefined ? undefined : { parameter: amountPerDay?.parameter ?? "amount", most },
						});
					}}
				/>
				<TextField
					label="The parameter that is summed up"
					code
					value={amountPerDay?.parameter ?? ""}
					fault={fault("amountPerDay.parameter")}
					placeholder="amount"
					onInput={(parameter) => put({ amountPerDay: amountPerDay && { ...amountPerDay, parameter } })}
				/>
			</div>
		</>
	);
}

const numberText = (value: number | undefined) => (value === undefined ? "" : String(value));
const numberIn = (text: string) => (text.trim() === "" ? undefined : Number(text));
