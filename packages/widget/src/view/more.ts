import card from "./styles/card.css?inline";
import menu from "./styles/menu.css?inline";
import rating from "./styles/rating.css?inline";

/** What only some conversations have, fetched when one does: the only entrance of that chunk. */
export { Comment } from "./comment.tsx";
export { DrawnCard } from "./drawn-card.tsx";
export { MenuItems } from "./menu-items.tsx";
export { QueuedMessage } from "./queued-message.tsx";
export { RateConversation } from "./rate-conversation.tsx";

export const styles: string = card + menu + rating;
