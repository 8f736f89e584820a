import { type Bellhop, loadBellhop } from "@bellhop/widget";
import { useEffect, useState } from "react";

/** The chat, for as long as the component is mounted. `src` is the script's address; without one there is no chat. */
export function useBellhop(src: string | undefined): Bellhop | undefined {
	const [bellhop, setBellhop] = useState<Bellhop>();
	useEffect(() => {
		if (src === undefined) return;
		const loaded = loadBellhop({ src });
		loaded.update({ page: true });
		setBellhop(loaded);
		return () => {
			loaded.destroy();
			setBellhop(undefined);
		};
	}, [src]);
	return bellhop;
}
