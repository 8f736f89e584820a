import type { MessagePart } from "@bellhop/contract/message";
import type { SourceUrl } from "@bellhop/contract/source";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { ShownMessage } from "../store/state.ts";
import { AnswerActs } from "./answer-acts.tsx";
import { AnswerEnd } from "./answer-end.tsx";
import type { CardPart } from "./chunks.ts";
import { MessageTime } from "./message-time.tsx";
import { useMore, usePanel, useTalkWords } from "./panel-context.ts";
import { RichText } from "./rich-text.tsx";
import { SignIn } from "./sign-in.tsx";
import { Sources } from "./sources.tsx";
import { StepLine } from "./step-line.tsx";
import { Typing } from "./typing.tsx";

/** What the assistant said and did, in order; an offer to sign in stands below it once all is said. */
export function Answer({ answer, isLast }: { readonly answer: ShownMessage; readonly isLast: boolean }): VNode {
	const words = useTalkWords();
	const parts = answer.parts.filter((part) => part.type !== "source-url");
	const sources = answer.parts
		.filter((part) => part.type === "source-url")
		.sort((one, other) => Number(one.sourceId) - Number(other.sourceId));
	const running = answer.metadata?.state === "running";
	const isFinished = answer.metadata?.state === "done" && parts.some(({ type }) => type === "text");
	const offersSignIn = parts.some(({ type }) => type === "data-sign-in");
	return (
		<article class="answer" aria-busy={running}>
			<span class="unseen">{words.assistant}: </span>
			{parts.map((part, index) => drawPart(part, { index, sources }))}
			{running && !isMoving(parts.at(-1)) && <Typing />}
			{offersSignIn && !running && <SignIn />}
			<AnswerEnd answer={answer} isLast={isLast} />
			{sources.length > 0 && !running && <Sources sources={sources} />}
			{isFinished && <AnswerActs answer={answer} />}
			<MessageTime at={answer.metadata?.createdAt} />
		</article>
	);
}

function drawPart(
	part: MessagePart,
	{ index, sources }: { readonly index: number; readonly sources: readonly SourceUrl[] },
): VNode | null {
	switch (part.type) {
		case "text":
			return <RichText key={index} text={part.text} sources={sources} />;
		case "data-step":
			return <StepLine key={part.id} step={part.data} />;
		case "data-approval":
		case "data-receipt":
		case "data-handover":
			return <Card key={part.id} part={part} />;
		case "data-sign-in":
		case "data-suggestions":
		case "source-url":
			return null;
	}
}

/** What only some answers have; dots stand in its place until what draws it is there. */
function Card({ part }: { readonly part: CardPart }): VNode {
	const { more } = usePanel();
	const { DrawnCard } = useMore();
	useEffect(() => void more.load(), []);
	return DrawnCard ? <DrawnCard part={part} /> : <Typing />;
}

/** Whether a part shows by itself that something goes on. */
function isMoving(part: MessagePart | undefined): boolean {
	if (part?.type === "text") return part.state === "streaming" && part.text !== "";
	return part?.type === "data-step" && part.data.state === "running";
}
