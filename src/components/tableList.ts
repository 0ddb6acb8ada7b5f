import {subjectNames, subjects} from "../lib/schemas/subjects.js";
import {tableSchema} from "../lib/schemas/tableSchemas.js";
import {tags} from "./tags.js";

const {a, code, dd, dl, dt, section, h2} = tags;

/** All tables by subject, each with a link to its file, for a page in the folder of the subjects' folders. */
export function tableList(): HTMLElement {
  const sections = subjectNames
    .filter((subject) => subjects[subject].tables.length > 0)
    .map((subject) => {
      const rows = subjects[subject].tables.flatMap((table) => {
        const href = `./${subject}/${table}.arrow`;
        return [
          dt({}, a({href, download: `${table}.arrow`}, code({}, `${table}.arrow`))),
          dd({}, `A row is ${tableSchema(table).row}.`)
        ];
      });
      return section({}, h2({id: subject}, subject), dl({class: "table-list"}, ...rows));
    });
  return tags.div({}, ...sections);
}
