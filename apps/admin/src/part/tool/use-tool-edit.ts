import { useEffect, useState } from "preact/hooks";
import { fieldsOfSchema, type KnownFields, responseOf } from "../../store/import.ts";
import { type Edit, keepEdit, takeEdit } from "../../store/kept-edits.ts";
import { go } from "../../store/place.ts";
import { sameJson } from "../../store/same-json.ts";
import { draftOf, newTool, saveTool, type Tool, type ToolDraft } from "../../store/tools.ts";
import { useSubmit } from "../use-submit.ts";

interface EditedTool {
	/** The site's id. */
	readonly site: string;
	readonly tool: Tool | undefined;
	readonly saved: () => Promise<void>;
}

/** A tool while it is edited. It begins with what was kept of an edit before, or what an import brings. */
export function useToolEdit({ site, tool, saved }: EditedTool) {
	const place = { site, id: tool?.id ?? "new" };
	const [edit, setEdit] = useState<Edit>(() => takeEdit(place) ?? { draft: tool ? draftOf(tool) : newTool });
	const change = (some: Partial<ToolDraft>) => setEdit((now) => ({ ...now, draft: { ...now.draft, ...some } }));
	const setKnown = (known: KnownFields) => setEdit((now) => ({ ...now, known }));
	useFieldsOfSchema(site, edit, setKnown);
	const saving = useSubmit(async () => {
		const sent = edit.draft;
		const made = await saveTool(site, tool?.id, sent);
		// What was typed since it was sent stays.
		setEdit((now) => (now.draft === sent ? { ...now, draft: draftOf(made) } : now));
		if (tool) return saved();
		keepEdit({ site, id: made.id }, { draft: draftOf(made), known: edit.known });
		go("tools", made.id);
	});
	return {
		...edit,
		...saving,
		change,
		setKnown,
		dirty: !sameJson(edit.draft, tool ? draftOf(tool) : newTool),
		keep: () => keepEdit(place, edit),
		/** Takes an answer as the example; what the admin has decided already stays. */
		async takeExample(text: string) {
			const { schema, fields, bytes } = await responseOf(site, text);
			const proposed = fields.filter((field) => field.proposed).map(({ path }) => path);
			setKnown({ fields, bytes });
			setEdit(({ draft, known }) => ({
				known,
				draft: { ...draft, response: { schema, fields: proposed, ...draft.response } },
			}));
		},
	};
}

/** Where nothing else is known, the schema says what fields there are. */
function useFieldsOfSchema(site: string, { draft, known }: Edit, onKnown: (known: KnownFields) => void): void {
	const { schema } = draft.response;
	useEffect(() => {
		if (known || !schema) return;
		// Without an answer the picker still has the paths that are picked.
		void fieldsOfSchema(site, schema).then(onKnown, () => {});
	}, []);
}
