import {list} from "../lib/format.js";
import type {Tables} from "../lib/tables.js";

export {quickBuild} from "./index.js";

export const unmeasured = ({claims}: Tables): string => {
  return list(claims.filter(({verdict}) => verdict === "not measured yet").map(({id}) => id));
};
