import type { MessagePart } from "@bellhop/contract/message";
import type { VNode } from "preact";
import type { ShownMessage } from "../store/state.ts";
import { AnswerEnd } from "./answer-end.tsx";
import { ApprovalCard } from "./approval-card.tsx";
import { HandedOver } from "./handed-over.tsx";
import { MessageTime } from "./message-time.tsx";
import { usePanel } from "./panel-context.ts";
import { ReceiptCard } from "./receipt-card.tsx";
import { RichText } from "./rich-text.tsx";
import { SignIn } from "./sign-in.tsx";
import { StepLine } from "./step-line.tsx";
import { Typing } from "./typing.tsx";

/** What the assistant said and did, in order; an offer to sign in stands below it once all is said. */
export function Answer({ answer, isLast }: { readonly answer: ShownMessage; readonly isLast: boolean }): VNode {
	const { words } = usePanel();
	const running = answer.metadata?.state === "running";
	const offersSignIn = answer.parts.some(({ type }) => type === "data-sign-in");
	return (
		<article class="answer" aria-busy={running}>
			<span class="unseen">{words.assistant}: </span>
			{answer.parts.map((part, index) => drawPart(part, index))}
			{running && !isMoving(answer.parts.at(-1)) && <Typing />}
			{offersSignIn && !running && <SignIn />}
			<AnswerEnd answer={answer} isLast={isLast} />
			<MessageTime at={answer.metadata?.createdAt} />
		</article>
	);
}

function drawPart(part: MessagePart, index: number): VNode | null {
	switch (part.type) {
		case "text":
			return <RichText key={index} text={part.text} />;
		case "data-step":
			return <StepLine key={part.id} step={part.data} />;
		case "data-approval":
			return <ApprovalCard key={part.id} approval={part.data} />;
		case "data-receipt":
			return <ReceiptCard key={part.id} receipt={part.data} />;
		case "data-handover":
			return <HandedOver key={part.id} handover={part.data} />;
		case "data-sign-in":
			return null;
	}
}

/** Whether a part shows by itself that something goes on. */
function isMoving(part: MessagePart | undefined): boolean {
	if (part?.type === "text") return part.state === "streaming" && part.text !== "";
	return part?.type === "data-step" && part.data.state === "running";
}
