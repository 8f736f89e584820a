import type { JSX } from "preact";
import type { AnswerField } from "../../store/import.ts";
import type { PickRow } from "../../store/pick-paths.ts";

interface FieldTickProps {
	readonly row: PickRow;
	readonly ticked: boolean;
	readonly onTick: (on: boolean) => void;
}

/** Why a field is proposed or not, in words. */
const reasons: Readonly<Record<AnswerField["reason"], string>> = {
	identifier: "identifier",
	name: "name",
	status: "state",
	date: "date or time",
	amount: "amount",
	detail: "detail",
	secret: "looks like a credential",
	internal: "looks internal",
	personal: "looks like personal data",
	unknown: "nothing speaks for it",
};

const warned: readonly AnswerField["reason"][] = ["secret", "internal", "personal"];

/** One field of an answer to tick. */
export function FieldTick({ row, ticked, onTick }: FieldTickProps): JSX.Element {
	const { path, type, bytes, reason } = row;
	return (
		<li>
			<label class="tick">
				<input type="checkbox" checked={ticked} onChange={(event) => onTick(event.currentTarget.checked)} />
				<code>{path}</code>
				<span class="tick-type">{type ?? "written by hand"}</span>
				<span class="tick-bytes">{bytes !== undefined && `${bytes.toLocaleString("en")} bytes`}</span>
				<span class={reason && warned.includes(reason) ? "tick-reason warned" : "tick-reason"}>
					{reason && reasons[reason]}
				</span>
			</label>
		</li>
	);
}
