// Only where the host sends `require-trusted-types-for 'script'`: the worker is a script that is started by URL,
// so a default policy lets those of this origin through. Loaded before everything else.
globalThis.trustedTypes?.createPolicy('default', {
  createScriptURL(value) {
    const url = new URL(value, document.baseURI);
    if (url.origin !== location.origin)
      throw new TypeError(`a script of another origin: ${url.origin}`);
    return url.href;
  },
});
