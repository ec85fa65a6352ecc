// Gives the program a few megabytes, as an old telephone would: the limit stands where the module declares its memory.
(() => {
  const PAGES_TO_GROW = 64;
  const MEMORY = 5;
  const number = (bytes, at) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) << shift;
      if (byte < 128) return [value, at];
    }
  };
  const written = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...written(value >>> 7)]);
  const limited = (bytes) => {
    for (let at = 8; at < bytes.length; ) {
      const [size, body] = number(bytes, at + 1);
      if (bytes[at] === MEMORY) {
        // One memory, which has no limit, and its first size.
        const [pages] = number(bytes, body + 2);
        const limits = [1, 1, ...written(pages), ...written(pages + PAGES_TO_GROW)];
        return new Uint8Array([...bytes.subarray(0, at), MEMORY, limits.length, ...limits, ...bytes.subarray(body + size)]);
      }
      at = body + size;
    }
    throw new Error("no memory is declared");
  };
  WebAssembly.instantiateStreaming = async (answer, imports) =>
    WebAssembly.instantiate(limited(new Uint8Array(await (await answer).arrayBuffer())), imports);
})();
