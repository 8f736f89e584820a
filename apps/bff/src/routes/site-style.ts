import { accentColours } from "@bellhop/contract/accent";
import type { LauncherIcon, SiteLooks } from "@bellhop/contract/looks";
import type { SiteSettings } from "@bellhop/contract/site";

/** The pictures of the launcher: one outline each, on 28 × 28. */
export const launcherOutlines: Readonly<Record<LauncherIcon, string>> = {
	chat: "M7 6h14q3 0 3 3v8q0 3-3 3h-7l-5 4v-4H7q-3 0-3-3V9q0-3 3-3zM9 11h10M9 15h6",
	question:
		"M14 4a10 10 0 1 1-5 18.7L4.5 24l1.3-4.5A10 10 0 0 1 14 4zM11.2 11.4q.3-2.6 2.8-2.6t2.8 2.4q0 1.5-2.8 2.9v1M14 18.6v.1",
	bell: "M4.5 21h19M6.5 18a7.5 7.5 0 0 1 15 0zM14 10.5V7.5M11.5 7.5h5",
	spark: "M12 5q1.2 7.3 8 9-6.8 1.7-8 9-1.2-7.3-8-9 6.8-1.7 8-9zM21.5 4.5v5M19 7h5",
};

/** What of the widget's style differs from site to site: its colours, the launcher's place and size, the words beside its icon. */
export function siteStyle({ accent, corner }: SiteSettings, { launcher = {}, occasions }: SiteLooks): string {
	const { size = 56, side = 16, bottom = 16, label, middle, pulse, hidden } = launcher;
	/** Where the panel begins, above the launcher or beside it. */
	const stand = middle || hidden ? bottom : bottom + size + 12;
	const { ink, light, dark } = accentColours(accent);
	const rules = [
		`:host{--accent:${accent};--on-accent:${ink};--light:${light.text};--light-mark:${light.mark};--dark:${dark.text};--dark-mark:${dark.mark};--size:${size}px;--bottom:${bottom}px;--side:${side}px;--stand:${stand}px}`,
		`.launcher,.line${occasions ? ",.invitation" : ""}{${corner}:max(var(--side),env(safe-area-inset-${corner}))}`,
	];
	if (middle) rules.push(".launcher{bottom:calc(50% - var(--size)/2)}");
	if (label !== undefined) rules.push(labelled, `.launcher::after{content:${cssString(label)}}`);
	if (pulse) rules.push(pulsing);
	if (occasions) {
		const above = middle ? "50% + var(--size)/2 + 12px" : "var(--stand) + env(safe-area-inset-bottom)";
		rules.push(`.invitation{bottom:calc(${above})}`);
	}
	if (hidden) rules.push(".launcher{display:none}");
	return rules.join("");
}

/** The words make way for the arrow that closes. */
const labelled =
	".launcher{width:auto;max-width:calc(100vw - 32px);grid-auto-flow:column;gap:8px;padding:0 18px 0 14px}" +
	".launcher::after{overflow:hidden;font-weight:600;text-overflow:ellipsis;white-space:nowrap}" +
	".launcher[data-state=open]{width:var(--size);padding:0}.launcher[data-state=open]::after{display:none}";

/** Once, and not for those who want less motion. */
const pulsing =
	"@media(prefers-reduced-motion:no-preference){.launcher[data-state=closed]{animation:beckon .9s ease-out 1.5s 1}}" +
	"@keyframes beckon{30%{transform:scale(1.12)}60%{transform:scale(.97)}}";

/** A text as a string of CSS (CSS Syntax 3, section 4.3.7): whatever could end it stands as its code. */
function cssString(text: string): string {
	return `"${text.replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
