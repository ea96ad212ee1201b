// Serves the page on this machine only, with the exact headers a host should send.
// node scripts/serve.mjs [folder] — PORT or 8080; when PORT is not set, the next free one.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cspOfHeader } from '../web/csp.mjs';

const kPortsTried = 100;
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};
export const headers = {
  'Content-Security-Policy': cspOfHeader,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Only GET and HEAD, only below `folder`. */
export function serve(folder) {
  const root = resolve(folder);
  return createServer(async (request, response) => {
    const refuse = (status) => {
      response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`${status}\n`);
    };
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
      const url = new URL(request.url ?? '/', 'http://localhost');
      let path = normalize(join(root, decodeURIComponent(url.pathname)));
      if (path !== root && !path.startsWith(root + sep)) return refuse(404);
      let found = await stat(path).catch(() => null);
      if (found?.isDirectory()) {
        if (!url.pathname.endsWith('/')) {
          response.writeHead(301, { ...headers, Location: `${url.pathname}/` });
          return response.end();
        }
        path = join(path, 'index.html');
        found = await stat(path).catch(() => null);
      }
      if (!found?.isFile()) return refuse(404);
      // Only names that carry a hash may be kept.
      const hashed = /\/assets\//.test(url.pathname);
      response.writeHead(200, {
        ...headers,
        'Content-Type': types[extname(path).toLowerCase()] ?? 'application/octet-stream',
        'Content-Length': found.size,
        'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
      if (request.method === 'HEAD') return response.end();
      createReadStream(path)
        .on('error', () => response.destroy())
        .pipe(response);
    } catch {
      refuse(400);
    }
  });
}

/** Listens on localhost; resolves with the port. */
export function listen(server, wanted, tries = 1) {
  return new Promise((done, failed) => {
    const attempt = (port, left) => {
      server.once('error', (error) => {
        if (error.code === 'EADDRINUSE' && left > 1) attempt(port + 1, left - 1);
        else failed(error);
      });
      server.listen(port, '127.0.0.1', () => done(server.address().port));
    };
    attempt(wanted, tries);
  });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../build/page');
  const server = serve(folder);
  const wanted = process.env.PORT ? Number(process.env.PORT) : 8080;
  const port = await listen(server, wanted, kPortsTried);
  console.log(`Listening on http://localhost:${port}/`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      server.close(() => process.exit(0));
      server.closeAllConnections();
    });
  }
}
