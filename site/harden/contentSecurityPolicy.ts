import {createHash} from "node:crypto";
import {inlineScripts} from "../inlineScripts.js";

/**
 * Adds a page's content security policy: nothing from elsewhere, and of inline scripts only those that stand in
 * the page now, by hash. So it has to be the last change to a page. `style-src 'unsafe-inline'` is for the style
 * attributes and elements that Plot writes. WebAssembly runs in workers alone, which have policies of their own.
 */
export function contentSecurityPolicy(document: Document): void {
  const hashes = inlineScripts(document).map(({text}) => `'sha256-${sha256(text)}'`);
  const policy = [
    "default-src 'none'",
    ["script-src 'self'", ...new Set(hashes)].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "connect-src 'self' blob:",
    "object-src 'none'",
    `base-uri ${document.querySelector("base") === null ? "'none'" : "'self'"}`,
    "form-action 'none'"
  ];
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy.join("; ");
  const charset = document.querySelector("meta[charset]");
  if (charset === null) document.head.prepend(meta);
  else charset.after(meta);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
