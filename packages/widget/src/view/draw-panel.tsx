import { render } from "@testing-library/preact";
import { vi } from "vitest";
import { testMemory, testStore } from "../store/scripted-transport.ts";
import { signal } from "../store/signal.ts";
import type { Transport } from "../transport/transport.ts";
import { words as english } from "../words/en.ts";
import { PanelView } from "./panel-view.tsx";
import { openDoor, testPanel, testTalk } from "./test-panel.ts";

/** Draws an open panel on a scripted transport, with what its tests look at. Only tests import it. */
export function drawPanel(calls: Partial<Transport> = {}, memory = testMemory()) {
	const { store } = testStore(calls, memory);
	const open = signal(true);
	const talk = openDoor(testTalk);
	const close = vi.fn();
	const view = render(<PanelView context={testPanel(store, { open, talk, close })} />);
	const field = () => view.getByLabelText(english.composerLabel) as HTMLTextAreaElement;
	return { ...view, store, open, talk, close, field };
}
