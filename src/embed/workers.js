// How workers are made wherever the program is: from an address that a page trusts, or from a Blob.

let policy;

/** The address as a page wants it that asks for trusted types: from a policy with a name. See README, "Deploy it". */
function trusted(address) {
  try {
    policy ??= trustedTypes.createPolicy("yccall-task-info", { createScriptURL: (address) => address });
    return policy.createScriptURL(address);
  } catch {
    return address; // The browser knows no such thing, or the page allows no policy of this name.
  }
}

/** The browser's, whose address a page trusts. */
export const trustedWorker = (address, options) => new globalThis.Worker(trusted(String(address)), options);

/**
 * A worker from another origin's address is refused. One from a Blob has the page's origin, and imports the file. Gives
 * it with what forgets the Blob's address, for when the worker has said something.
 */
export function blobWorker(href) {
  const blob = URL.createObjectURL(new Blob([`import ${JSON.stringify(href)};`], { type: "text/javascript" }));
  return { worker: trustedWorker(blob, { type: "module" }), forget: () => URL.revokeObjectURL(blob) };
}
