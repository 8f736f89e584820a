/** What only some visitors ever look at: the only entrance of that chunk. */
export { MenuItems } from "./menu-items.tsx";
