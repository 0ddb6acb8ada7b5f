import {describe, expect, it} from "vitest";
import {unresolvedImports} from "../../../site/checks/unresolvedImports.js";
import {pageWith, siteOf} from "../siteOf.js";

describe("unresolvedImports", () => {
  it.each([
    [`import("left-pad")`, "import of a package that is not installed: left-pad"],
    [`import("https://cdn.example/a.js")`, "import from another site: https://cdn.example/a.js"],
    [`import("//cdn.example/a.js")`, "import from another site: //cdn.example/a.js"],
    [
      `import "./_import/a.ts"`,
      "import of a file that is not there: ./_import/a.ts; write .js where the source ends in .ts"
    ],
    [`export * from "./_import/b.js"`, "import of a file that is not there: ./_import/b.js"]
  ])("reports %s in a page", async (script, reason) => {
    const site = await siteOf({"index.html": pageWith({script}), "_import/a.js": ""});
    expect(await unresolvedImports(site)).toEqual([{file: "index.html", reason}]);
  });
  it("reports imports of modules, relative to the module", async () => {
    const site = await siteOf({"_import/a.js": `import "./b.js"; import "./folder/c.js";`, "_import/folder/c.js": ""});
    expect(await unresolvedImports(site)).toEqual([
      {file: "_import/a.js", reason: "import of a file that is not there: ./b.js"}
    ]);
  });
  it("reads code as a parser does, not text that looks like it", async () => {
    const script = `const text = 'import("left-pad")'; // import "right-pad"`;
    expect(await unresolvedImports(await siteOf({"index.html": pageWith({script})}))).toEqual([]);
  });
});
