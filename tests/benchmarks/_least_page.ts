import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { AddressInfo } from 'node:net'
import { build, type Rolldown } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGE = JSON.stringify({ component: 'empty', props: { errors: {} }, url: '/', version: '1' })
const HTML = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Empty</title>
<script type="module" src="/app.js"></script></head>
<body><script data-page="app" type="application/json">${PAGE}</script><div id="app"></div></body></html>`

/** Builds the empty page as the product is built and serves it from memory; gives its address. */
export async function serveLeastPage(): Promise<{ url: string; close(): void }> {
  const script = gzipSync(await bundle(), { level: 9 })
  const server: Server = createServer((message, response) => {
    if (message.url === '/app.js') {
      response.writeHead(200, {
        'content-type': 'text/javascript; charset=utf-8',
        'content-encoding': 'gzip',
      })
      response.end(script)
    } else if (message.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(HTML)
    } else {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

async function bundle(): Promise<string> {
  const result = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('_empty_page.ts', import.meta.url)),
        output: { codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[]
  const [{ output }] = [result].flat()
  return output[0].code
}
