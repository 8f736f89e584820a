import type { JSX } from "preact";
import { keepEdit } from "../../store/kept-edits.ts";
import { go } from "../../store/place.ts";
import { copyOf, removeTool, type Tool } from "../../store/tools.ts";
import { RemoveByName } from "../remove-by-name.tsx";

interface AfterSavingProps {
	/** The site's id. */
	readonly site: string;
	readonly tool: Tool;
	readonly tools: readonly Tool[];
	/** Whether there are changes that a copy would leave behind. */
	readonly dirty: boolean;
}

/** What can be done with a tool that is stored. */
export function AfterSaving({ site, tool, tools, dirty }: AfterSavingProps): JSX.Element {
	const duplicate = () => {
		keepEdit({ site, id: "new" }, { draft: copyOf(tool, tools) });
		go("tools", "new");
	};
	const remove = async () => {
		await removeTool(site, tool.id);
		go("tools");
	};
	return (
		<>
			<section class="card said">
				<p>
					{dirty
						? "Save your changes before you duplicate the tool."
						: "Begin another tool with the fields of this one."}
				</p>
				<button type="button" disabled={dirty} onClick={duplicate}>
					Duplicate
				</button>
			</section>
			<RemoveByName name={tool.name} remove={remove} />
		</>
	);
}
