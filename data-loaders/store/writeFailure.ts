/** What went wrong and what to do, by the system's error code. */
const failures: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ["the disk is full", "free some space and start again"],
  EDQUOT: ["the disk quota is used up", "free some space and start again"],
  EFBIG: ["the file would exceed the size limit", "raise the limit (ulimit -f) and start again"],
  EACCES: ["permission denied", "make the folder writable for this user"],
  EPERM: ["permission denied", "make the folder writable for this user"],
  EROFS: ["the file system is read-only", "use a folder on a writable one"]
};

/**
 * The error to throw when a path could not be written: which, why, and what to do.
 * @param cause the file system's error
 */
export function writeFailure(path: string, cause: unknown): Error {
  const code = (cause as NodeJS.ErrnoException).code ?? "";
  const [reason, remedy] = failures[code] ?? [String(cause), "see the cause"];
  return new Error(`cannot write ${path}: ${reason}; ${remedy}${code && ` (${code})`}`, {cause});
}
