import { useEffect, useState } from "react";
import { useBellhop } from "./use-bellhop.ts";

/** `VITE_BELLHOP_SRC=https://chat.example.com/site_….js npm run dev` */
const src: string = import.meta.env["VITE_BELLHOP_SRC"];

/** Two routes below one layout. The chat belongs to the layout, so it stays when the route changes. */
export function App() {
	const [route, go] = useRoute();
	const [wanted, setWanted] = useState(true);
	const bellhop = useBellhop(wanted ? src : undefined);
	const [answered, setAnswered] = useState("nothing yet");
	useEffect(() => bellhop?.on("answer", ({ state }) => setAnswered(state)), [bellhop]);
	return (
		<>
			<nav>
				<button type="button" onClick={() => go("/")}>
					Home
				</button>
				<button type="button" onClick={() => go("/orders")}>
					Orders
				</button>
				<button type="button" onClick={() => setWanted((now) => !now)}>
					{wanted ? "Without help" : "With help"}
				</button>
			</nav>
			<h1>{route === "/orders" ? "Your orders" : "Harbour & Pine"}</h1>
			<button type="button" onClick={() => bellhop?.ask("Do you have the running shoes in size 42?")}>
				Ask about the shoes
			</button>
			<p>Last answer: {answered}</p>
		</>
	);
}

function useRoute() {
	const [route, setRoute] = useState(location.pathname);
	useEffect(() => {
		const follow = () => setRoute(location.pathname);
		addEventListener("popstate", follow);
		return () => removeEventListener("popstate", follow);
	}, []);
	const go = (path: string) => {
		history.pushState(null, "", path);
		setRoute(path);
	};
	return [route, go] as const;
}
