import card from "./styles/card.css?inline";
import prose from "./styles/prose.css?inline";

/** What it takes to show a conversation, fetched with the first open: the only entrance of that chunk. */
export { Messages } from "./messages.tsx";

export const styles: string = prose + card;
