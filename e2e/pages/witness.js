/**
 * The first script of every hostile page. It remembers how the page is (`look`), says what is otherwise afterwards
 * (`disturbed`), collects what went wrong, and counts in how many pieces an answer came. All in texts, and with the
 * language's own parts kept from before, since the page patches them.
 */
(() => {
	const { getOwnPropertyDescriptor, getOwnPropertyNames, create } = Object;
	const { getComputedStyle } = window;
	const Observer = MutationObserver;
	const { split: splitText } = String.prototype;
	const split = (text) => splitText.call(text, ";");
	const storedAtFirst = () => {
		try {
			return `${localStorage.length + sessionStorage.length}`;
		} catch {
			return "denied";
		}
	};
	let complaints = "";
	const complain = (words) => {
		complaints += `${words}\n`;
	};
	addEventListener("error", ({ message, filename, lineno }) => complain(`error: ${message} ${filename}:${lineno}`));
	addEventListener("unhandledrejection", ({ reason }) => complain(`rejected: ${reason?.stack ?? reason}`));
	document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
		complain(`policy: ${violatedDirective} ${blockedURI}`),
	);

	/** Every global and what hangs on it, by identity. */
	function language() {
		const seen = create(null);
		const note = (owner, path, deeper) => {
			const names = getOwnPropertyNames(owner);
			for (let index = 0; index < names.length; index++) {
				const name = names[index];
				const descriptor = getOwnPropertyDescriptor(owner, name);
				const value = descriptor.value ?? descriptor.get;
				seen[`${path}.${name}`] = typeof value === "object" || typeof value === "function" ? value : typeof value;
				if (deeper && typeof descriptor.value === "function") {
					note(value, `${path}.${name}`, false);
					if (value.prototype) note(value.prototype, `${path}.${name}.prototype`, false);
				}
			}
		};
		note(window, "window", true);
		for (const name of ["JSON", "Math", "Reflect"]) note(window[name], name, false);
		return seen;
	}

	/** Every element of the page that is not the widget's: attributes, place and computed style. */
	function elements() {
		const seen = create(null);
		const visit = (element, path) => {
			if (/^(bellhop-widget|script)$/.test(element.localName)) return;
			let line = "";
			for (let index = 0; index < element.attributes.length; index++) {
				const { name, value } = element.attributes[index];
				line += ` ${name}=${value}`;
			}
			const { x, y, width, height } = element.getBoundingClientRect();
			line += ` at ${x} ${y} ${width} ${height}`;
			const style = getComputedStyle(element);
			for (let index = 0; index < style.length; index++)
				line += `;${style[index]}:${style.getPropertyValue(style[index])}`;
			seen[path] = line;
			for (let index = 0; index < element.children.length; index++) {
				visit(element.children[index], `${path}>${element.children[index].localName}${index}`);
			}
		};
		if (document.body) visit(document.documentElement, "html");
		return seen;
	}

	function rest() {
		const { title, cookie, styleSheets, adoptedStyleSheets } = document;
		return {
			title,
			cookie,
			sheets: `${styleSheets.length} ${adoptedStyleSheets?.length}`,
			address: location.href,
			history: `${history.length}`,
			scroll: `${scrollX} ${scrollY} ${document.querySelector("main")?.scrollTop ?? 0}`,
			selection: `${getSelection()}`,
		};
	}

	function attempt(act) {
		try {
			return act();
		} catch {
			return undefined;
		}
	}

	function differences(before, after, allowed) {
		let lines = "";
		for (const name in after) {
			if (name in unsteady) continue;
			if (!(name in before)) lines += allowed.test(name) ? "" : `new: ${name}\n`;
			else if (before[name] !== after[name]) lines += `changed: ${name}: ${told(before[name], after[name])}\n`;
		}
		for (const name in before) if (!(name in after)) lines += `gone: ${name}\n`;
		return lines;
	}

	/** What of a line of an element's looks is otherwise; of all else, its kind. */
	function told(before, after) {
		if (typeof before !== "string" || typeof after !== "string") return `${typeof before} -> ${typeof after}`;
		const [was, is] = [split(before), split(after)];
		let words = "";
		for (let index = 0; index < is.length && words.length < 300; index++) {
			if (was[index] !== is[index]) words += `${was[index]} -> ${is[index]}, `;
		}
		return words;
	}

	let seen;
	let unsteady;
	let growths = 0;
	window.witness = {
		stored: storedAtFirst(),
		complaints: () => complaints,
		look() {
			seen = { language: language(), elements: elements(), rest: attempt(rest) ?? {} };
			// What is another one each time it is read says nothing.
			const again = language();
			unsteady = create(null);
			for (const name in again) if (again[name] !== seen.language[name]) unsteady[name] = true;
		},
		disturbed: () =>
			differences(seen.language, language(), /^window\.(Bellhop|\d+)/) +
			(seen.elements.html ? differences(seen.elements, elements(), /$^/) : "") +
			differences(seen.rest, attempt(rest) ?? {}, /$^/),
		/** Watches the answers of a widget; `growths` says how often words were added to them. */
		watch(root) {
			let length = 0;
			new Observer(() => {
				const now = root.querySelector(".answer .prose")?.textContent.length ?? 0;
				if (now > length) growths++;
				length = now;
			}).observe(root, { childList: true, subtree: true, characterData: true });
		},
		growths: () => `${growths}`,
	};
})();
