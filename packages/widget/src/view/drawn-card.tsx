import type { VNode } from "preact";
import { ApprovalCard } from "./approval-card.tsx";
import type { CardPart } from "./chunks.ts";
import { HandedOver } from "./handed-over.tsx";
import { ReceiptCard } from "./receipt-card.tsx";

/** A card of an answer. */
export function DrawnCard({ part }: { readonly part: CardPart }): VNode {
	switch (part.type) {
		case "data-approval":
			return <ApprovalCard approval={part.data} />;
		case "data-receipt":
			return <ReceiptCard receipt={part.data} />;
		case "data-handover":
			return <HandedOver handover={part.data} />;
	}
}
