import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { AnswerTrace } from "../part/answer-trace.tsx";
import { Persona } from "../part/persona.tsx";
import { ProblemLine } from "../part/problem-line.tsx";
import { RichText } from "../part/rich-text.tsx";
import { askPlayground, type Persona as Claims, foldEvent, freshTrial, type Trial } from "../store/playground.ts";
import type { Site } from "../store/sites.ts";

/** A chat with the draft configuration, beside a trace of what happens in each answer. */
export function PlaygroundPage({ site }: { readonly site: Site }): JSX.Element {
	const { trials, busy, error, ask, stop, clear } = usePlayground(site);
	const [claims, setClaims] = useState<Claims>(undefined);
	const [shown, setShown] = useState<number | undefined>(undefined);
	const traced = trials[shown ?? trials.length - 1];
	return (
		<div class="stack wide">
			<div class="head">
				<h1>Playground</h1>
				<button type="button" disabled={trials.length === 0 || busy} onClick={clear}>
					Begin anew
				</button>
			</div>
			<p class="muted">
				Draft tools are offered here too. Requests are real; tools that change something are not called, and nothing
				said here is stored or reaches a visitor.
			</p>
			<div class="halves">
				<section class="card stack" aria-label="Conversation">
					<Persona claims={claims} onChange={setClaims} />
					<Conversation trials={trials} traced={traced} onTrace={setShown} />
					<ProblemLine error={error} />
					<Composer
						busy={busy}
						stop={stop}
						send={(message) => {
							setShown(undefined);
							void ask(message, claims);
						}}
					/>
				</section>
				<section class="card stack" aria-label="Trace">
					<h2>What happens</h2>
					{traced ? <AnswerTrace trial={traced} /> : <p class="muted">Ask something, and every step appears here.</p>}
				</section>
			</div>
		</div>
	);
}

function usePlayground(site: Site) {
	const [trials, setTrials] = useState<readonly Trial[]>([]);
	const [error, setError] = useState<Error | undefined>(undefined);
	const running = useRef<AbortController | undefined>(undefined);
	const [busy, setBusy] = useState(false);
	useEffect(() => () => running.current?.abort(), []);
	const changeLast = (change: (trial: Trial) => Trial) =>
		setTrials((now) => now.map((trial, index) => (index === now.length - 1 ? change(trial) : trial)));
	const ask = async (message: string, claims: Claims) => {
		const mine = new AbortController();
		running.current = mine;
		setBusy(true);
		setError(undefined);
		setTrials([...trials, freshTrial(message)]);
		try {
			await askPlayground(
				site.id,
				{ before: trials, message, claims },
				{ signal: mine.signal, tell: (event) => changeLast((trial) => foldEvent(trial, event)) },
			);
		} catch (caught) {
			if (!mine.signal.aborted) setError(caught as Error);
		} finally {
			setBusy(false);
		}
	};
	return { trials, busy, error, ask, stop: () => running.current?.abort(), clear: () => setTrials([]) };
}

interface ConversationProps {
	readonly trials: readonly Trial[];
	readonly traced: Trial | undefined;
	readonly onTrace: (index: number) => void;
}

function Conversation({ trials, traced, onTrace }: ConversationProps): JSX.Element {
	return (
		<div class="talk" role="log" aria-label="Messages">
			{trials.map((trial, index) => (
				<div key={index} class="stack">
					<p class="asked">{trial.message}</p>
					<Answer trial={trial} />
					{trial !== traced && (
						<button type="button" class="quiet" onClick={() => onTrace(index)}>
							Show what happened
						</button>
					)}
				</div>
			))}
		</div>
	);
}

function Answer({ trial: { pieces, end } }: { readonly trial: Trial }): JSX.Element {
	return (
		<>
			{pieces.map((piece, index) => {
				if (piece.type === "text") return <RichText key={index} text={piece.text} />;
				if (piece.type === "sign-in") {
					return (
						<p key={index} class="muted">
							A button to sign in
						</p>
					);
				}
				if (piece.type === "call") {
					const mark = piece.result ? (piece.result.problem ? "✗" : "✓") : "…";
					return (
						<p key={index} class="muted">
							<span aria-hidden="true">{mark}</span> {piece.call.title}
						</p>
					);
				}
				return null;
			})}
			{!end && pieces.length === 0 && <p class="waiting">…</p>}
			{end?.state === "failed" && <p class="problem">The answer failed: {end.problem}</p>}
		</>
	);
}

interface ComposerProps {
	readonly busy: boolean;
	readonly stop: () => void;
	readonly send: (message: string) => void;
}

function Composer({ busy, stop, send }: ComposerProps): JSX.Element {
	const [text, setText] = useState("");
	const submit = (event: Event) => {
		event.preventDefault();
		if (busy || text.trim() === "") return;
		send(text.trim());
		setText("");
	};
	return (
		<form class="composer" onSubmit={submit}>
			<textarea
				rows={2}
				aria-label="Message"
				placeholder="Ask as a visitor would"
				value={text}
				onInput={(event) => setText(event.currentTarget.value)}
				onKeyDown={(event) => {
					if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
				}}
			/>
			{busy ? (
				<button type="button" onClick={stop}>
					Stop
				</button>
			) : (
				<button type="submit" class="main" disabled={text.trim() === ""}>
					Send
				</button>
			)}
		</form>
	);
}
