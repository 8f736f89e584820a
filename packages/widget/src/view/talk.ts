import acts from "./styles/acts.css?inline";
import messages from "./styles/messages.css?inline";
import notice from "./styles/notice.css?inline";
import prose from "./styles/prose.css?inline";

/** What it takes to show a conversation. */
export { linkAddress } from "../markdown/address.ts";
export { rateChat } from "../store/rate-chat.ts";
export { Announcer } from "./announcer.tsx";
export { CopyButton } from "./copy-button.tsx";
export { Messages } from "./messages.tsx";
export { Notice } from "./notice.tsx";
export { spoken } from "./spoken.ts";
export { whenSaid } from "./when-said.ts";

export const styles: string = messages + prose + acts + notice;
