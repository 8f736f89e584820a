import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Tool } from "../../store/tools.ts";
import { type TrialResult, tryTool } from "../../store/trial.ts";
import { claimInputs, modelInputs, readValues } from "../../store/trial-values.ts";
import { ProblemLine } from "../problem-line.tsx";
import { useSubmit } from "../use-submit.ts";
import { Outcome } from "./outcome.tsx";
import { ValueFields } from "./value-fields.tsx";
import { WriteWarning } from "./write-warning.tsx";

interface ConsoleProps {
	/** The site's id. */
	readonly site: string;
	/** As it was last saved: that is what is tried. */
	readonly tool: Tool;
	/** Whether the editor holds changes that are not saved. */
	readonly dirty: boolean;
	/** Takes an answer as the example of what the tool's answers look like. */
	readonly onExample: (text: string) => Promise<void>;
}

type Typed = ReadonlyMap<string, string>;

/** The test console: a real call, shown whole. */
export function Console({ site, tool, dirty, onExample }: ConsoleProps): JSX.Element {
	const [typed, setTyped] = useState<Typed>(new Map());
	const [claimed, setClaimed] = useState<Typed>(new Map());
	const [confirmed, setConfirmed] = useState(false);
	const [result, setResult] = useState<{ readonly of: TrialResult; readonly tried: string } | undefined>(undefined);
	const running = useRef<AbortController | undefined>(undefined);
	const [asked, claims] = [modelInputs(tool), claimInputs(tool)];
	const writes = tool.access === "write";
	const { submit, busy, error } = useSubmit(async () => {
		const trial = {
			values: readValues(asked, typed),
			confirmed: writes && confirmed,
			...(claims.length > 0 && { claims: readValues(claims, claimed) }),
		};
		const stop = new AbortController();
		running.current = stop;
		setResult(undefined);
		const of = await tryTool({ site, id: tool.id, signal: stop.signal }, trial).catch((caught) => {
			if (stop.signal.aborted) throw new Error("You stopped the call. Your system may have acted on it all the same.");
			throw caught;
		});
		setResult({ of, tried: tool.updatedAt });
		setConfirmed(false);
	});
	return (
		<section class="card stack console" aria-label="Test console">
			<h2>Try it</h2>
			<p class="muted">A real call to your system. Secrets are masked in what you see.</p>
			{dirty && <p class="note">You have unsaved changes. This tries the tool as it was last saved.</p>}
			<form class="stack" onSubmit={submit}>
				<ValueFields label="What the agent fills in" inputs={asked} typed={typed} onType={setTyped} />
				<ValueFields
					label="Claims of a test identity"
					hint="In a conversation they come from the token that your server signs."
					inputs={claims}
					typed={claimed}
					onType={setClaimed}
				/>
				{asked.length + claims.length === 0 && <p class="muted">It takes no values.</p>}
				{writes && <WriteWarning confirmed={confirmed} onConfirm={setConfirmed} />}
				<Send busy={busy} writes={writes} confirmed={confirmed} stop={() => running.current?.abort()} />
				<ProblemLine error={error} />
			</form>
			<div role="status">
				{result && <Outcome result={result.of} isOld={result.tried !== tool.updatedAt} onExample={onExample} />}
			</div>
		</section>
	);
}

interface SendProps {
	readonly busy: boolean;
	readonly writes: boolean;
	readonly confirmed: boolean;
	readonly stop: () => void;
}

function Send({ busy, writes, confirmed, stop }: SendProps): JSX.Element {
	if (busy) {
		return (
			<div class="progress">
				<progress aria-label="Calling" />
				<button type="button" class="small" onClick={stop}>
					Stop
				</button>
			</div>
		);
	}
	const words = writes ? (confirmed ? "Send it for real" : "Show the request") : "Try";
	return (
		<div class="actions">
			<button type="submit" class={writes && confirmed ? "danger" : "main"}>
				{words}
			</button>
		</div>
	);
}
