// The one content security policy: the page carries it in a meta element, scripts/serve.mjs sends it as a header.
const shared = {
  'default-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default lit-html',
};
const write = (directives) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

export const cspOfMeta = write(shared);
/** frame-ancestors counts in a header only. */
export const cspOfHeader = write({ ...shared, 'frame-ancestors': "'self'" });
