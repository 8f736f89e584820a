import type { SourceUrl } from "@bellhop/contract/source";
import type { JSX } from "preact";
import type { Trace, TracedMessage } from "../../store/conversations.ts";
import { Age } from "../age.tsx";
import { RichText } from "../rich-text.tsx";
import { TaskTrace } from "../task-trace.tsx";
import { TurnTrace } from "./turn-trace.tsx";

/** What was said, in its order, each answer with what happened behind it. */
export function ConversationTrace({ trace }: { readonly trace: Trace }): JSX.Element {
	const { title, visitor, messages, turns, runs, handover, ratings } = trace;
	const whole = ratings.find(({ messageId }) => messageId === "");
	return (
		<>
			<h1>{title || "Untitled"}</h1>
			<p class="muted">
				{visitor.subject === null ? "A visitor who is not signed in" : `${visitor.name ?? visitor.subject}, signed in`},{" "}
				<code>{visitor.id}</code>
			</p>
			{runs.map((run) => (
				<section key={`${run.name} ${run.startedAt}`} class="card stack">
					<TaskTrace run={run} />
				</section>
			))}
			{handover && (
				<section class="card stack">
					<h2>Handed over</h2>
					<p>{handover.reason}</p>
					{handover.summary && <p>{handover.summary}</p>}
				</section>
			)}
			{whole && (
				<section class="card stack">
					<h2>Rated {whole.score} of 5</h2>
					{whole.comment && <p>{whole.comment}</p>}
				</section>
			)}
			<section class="card stack" aria-label="Messages">
				{messages.map((message) => (
					<Message
						key={message.id}
						message={message}
						turn={turns.find(({ answerId }) => answerId === message.id)}
						rating={ratings.find(({ messageId }) => messageId === message.id)}
					/>
				))}
				{turns
					.filter(({ state }) => state === "running")
					.map((turn) => (
						<TurnTrace key={turn.id} turn={turn} />
					))}
			</section>
		</>
	);
}

function Message({
	message,
	turn,
	rating,
}: {
	readonly message: TracedMessage;
	readonly rating: Trace["ratings"][number] | undefined;
	readonly turn: Trace["turns"][number] | undefined;
}): JSX.Element {
	const { role, parts, createdAt, withdrawn, page } = message;
	const sources = parts.filter((part) => part.type === "source-url");
	return (
		<article class="stack">
			<p class="muted">
				{role === "user" ? "Visitor" : "Agent"}, <Age at={createdAt} />
				{withdrawn && ", taken back: the visitor wrote something else in its place"}
			</p>
			{page && (
				<p class="muted">
					{`On the page ${page.url}, “${page.title}”`}
					{Object.entries(page.fields ?? {}).map(([name, value]) => `, ${name}: ${value}`)} (as the page says,
					unverified)
				</p>
			)}
			{parts.map((part, index) => (
				<Part key={index} part={part} own={role === "user"} sources={sources} />
			))}
			{rating && (
				<p class="note">
					Found {rating.score < 3 ? "bad" : "good"} by the visitor{rating.comment && `: ${rating.comment}`}
				</p>
			)}
			{turn && <TurnTrace turn={turn} />}
		</article>
	);
}

interface PartProps {
	readonly part: TracedMessage["parts"][number];
	readonly own: boolean;
	readonly sources: readonly SourceUrl[];
}

function Part({ part, own, sources }: PartProps): JSX.Element {
	switch (part.type) {
		case "text":
			return own ? <p class="asked">{part.text}</p> : <RichText text={part.text} sources={sources} />;
		case "data-step":
			return <p class="muted">{`${part.data.title}: ${part.data.state}`}</p>;
		case "data-approval":
			return <p class="note">{`Asked to confirm: ${part.data.summary}`}</p>;
		case "data-receipt":
			return <p class="note">{`${part.data.title}: ${part.data.outcome}`}</p>;
		case "source-url":
			return <p class="muted">{`Source ${part.sourceId}: ${part.title}, ${part.url}`}</p>;
		case "data-suggestions":
			return <p class="muted">{`Suggested: ${part.data.join(" · ")}`}</p>;
		case "data-sign-in":
			return <p class="muted">A button to sign in</p>;
		case "data-handover":
			return <p class="note">A person is asked</p>;
	}
}
