// Installed before anything else runs. The only scripts that may be started by URL are our own: the worker
// (and nothing can turn text into HTML or code).
interface Policies {
  createPolicy(name: string, rules: Record<string, (value: string) => string>): unknown;
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
policies?.createPolicy('default', {
  createScriptURL(value) {
    const url = new URL(value, document.baseURI);
    if (url.origin !== location.origin)
      throw new TypeError(`kkpr: a script of another origin: ${url.origin}`);
    return url.href;
  },
});

export {};
