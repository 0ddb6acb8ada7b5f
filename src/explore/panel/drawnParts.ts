// The parts of an open image that are drawn, as one file to load.

export {comparison} from "./comparison.js";
export {modelPart} from "./modelPart.js";
export {neighbourStrip} from "./neighbourStrip.js";
export {occlusionMaps} from "./occlusionMaps.js";
export {probabilityTable} from "./probabilityTable.js";
export {verdict} from "./verdict.js";
