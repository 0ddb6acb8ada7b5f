export {quickBuild, annAccuracy, cnnAccuracy} from "./index.js";
