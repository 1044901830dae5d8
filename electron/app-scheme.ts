import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { protocol } from 'electron'

export const appScheme = 'app'
export const appHost = 'suijian'
export const appStart = `${appScheme}://${appHost}/`

/** Whether an address belongs to the app itself. (`URL.origin` is "null" for a scheme of one's own.) */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address)
    return url.protocol === `${appScheme}:` && url.host === appHost
  } catch {
    return false
  }
}

/**
 * The station's address is known only at run time: its own CA makes it https, or it runs on this machine.
 * `wasm-unsafe-eval` is for the incremental SHA-256; inline styles are how Mantine sets its variables.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self' blob: http://127.0.0.1:* http://localhost:* https:",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), usb=(), serial=()',
  'cache-control': 'no-cache',
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
}

/** Makes `app://` a standard, secure origin. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

const plainName = /^[\w@-](?:[\w.@-]*[\w@-])?$/

/**
 * The parts of a request's path inside the renderer folder, or null when it must not be served.
 * A path without an extension is a screen of the app, so it gets the start page.
 */
export function assetPath(address: string): string[] | null {
  let path: string
  try {
    path = decodeURIComponent(new URL(address).pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\') || path.includes(':')) return null
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) return null
  if (extname(parts.at(-1) ?? '') === '') return ['index.html']
  // What the build writes has plain names; Windows takes others (`a.js.`, `a.js `) for the same file.
  return parts.every((part) => plainName.test(part)) ? parts : null
}

/** Serves the built renderer from `folder`. Call once the app is ready. */
export function serveApp(folder: string): void {
  protocol.handle(appScheme, async (request) => {
    const parts = isOwnAddress(request.url) && request.method === 'GET' ? assetPath(request.url) : null
    if (!parts) return new Response('', { status: 404, headers: securityHeaders })
    try {
      const bytes = await readFile(join(folder, ...parts))
      const type = contentTypes[extname(parts.at(-1)!).toLowerCase()] ?? 'application/octet-stream'
      return new Response(new Uint8Array(bytes), { headers: { ...securityHeaders, 'content-type': type } })
    } catch {
      return new Response('', { status: 404, headers: securityHeaders })
    }
  })
}
