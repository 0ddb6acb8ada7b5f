// Runs in the page for unknown addresses, which a host shows at any depth: finds the folder that the site lies in, and
// lets the page's links start there.

const {mark = ""} = document.currentScript!.dataset;

async function findRoot(): Promise<string | undefined> {
  const folders = location.pathname.split("/").slice(0, -1);
  for (let depth = folders.length; depth > 0; --depth) {
    const folder = `${folders.slice(0, depth).join("/")}/`;
    const response = await fetch(folder + mark);
    const isPage = response.headers.get("content-type")?.startsWith("text/html"); // of a host that answers everything
    await response.text();
    if (response.ok && isPage !== true) return folder;
  }
  return undefined;
}

void findRoot().then((folder) => {
  if (folder === undefined) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-path]"))
    link.href = folder + link.dataset["path"]!;
});

export {};
