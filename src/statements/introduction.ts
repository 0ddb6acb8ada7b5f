export {quickBuild} from "./index.js";
