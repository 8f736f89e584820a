import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ToolDraft } from "../../store/tools.ts";
import { Radios } from "../radios.tsx";

interface ConfirmationChoiceProps {
	readonly value: ToolDraft["confirmation"];
	/** Whether it was lowered before, so that this is no new decision. */
	readonly lowered: boolean;
	readonly onChange: (value: ToolDraft["confirmation"]) => void;
}

/** Whether the visitor is asked before something changes. Not to ask is warned of, and must be meant. */
export function ConfirmationChoice({ value, lowered, onChange }: ConfirmationChoiceProps): JSX.Element {
	const [meant, setMeant] = useState(false);
	return (
		<Radios
			label="Before it changes something"
			value={value}
			options={[
				["ask", "Ask the visitor first", "They see the exact values and confirm or cancel."],
				["none", "Do not ask", "The agent's own judgement decides."],
			]}
			onChange={(next) => {
				setMeant(false);
				onChange(next);
			}}
		>
			{value === "none" && (
				<div class="note">
					<p>
						Nobody will be asked. A misunderstanding, or words a visitor was tricked into writing, then change something
						in your system.
					</p>
					{!lowered && (
						<label class="check">
							<input
								type="checkbox"
								required
								checked={meant}
								onChange={(event) => setMeant(event.currentTarget.checked)}
							/>
							I mean it: this tool may act without asking
						</label>
					)}
				</div>
			)}
		</Radios>
	);
}
