/** How much of a request has been sent, in bytes. */
export interface Sent {
	readonly loaded: number;
	readonly total: number;
}

interface Upload {
	readonly signal: AbortSignal;
	readonly onSent: (sent: Sent) => void;
}

/** A `fetch` that says how much of its body has been sent, which the browser's own does not. */
export function uploading({ signal, onSent }: Upload): typeof fetch {
	return (input, init = {}) =>
		new Promise((resolve, reject) => {
			const request = new XMLHttpRequest();
			request.open(init.method ?? "POST", String(input));
			for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value);
			request.upload.onprogress = ({ loaded, total }) => onSent({ loaded, total });
			request.onload = () => {
				const type = request.getResponseHeader("content-type") ?? "";
				const { status } = request;
				resolve(new Response(request.responseText, { status, headers: { "content-type": type } }));
			};
			request.onerror = () => reject(new TypeError("There was no answer."));
			request.onabort = () => reject(new DOMException("It was called off.", "AbortError"));
			signal.addEventListener("abort", () => request.abort(), { once: true });
			request.send(init.body as XMLHttpRequestBodyInit);
		});
}
