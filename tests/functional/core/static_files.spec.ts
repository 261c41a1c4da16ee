import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import app from '@adonisjs/core/services/app'
import { urlOf } from '#tests/support/real_session'

type Answer = { status: number; headers: Record<string, string | undefined>; body: Buffer }

/** As a client that neither tidies the path nor unpacks what it gets. */
function fetchRaw(
  client: ApiClient,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {}
): Promise<Answer> {
  const { hostname, port } = new URL(urlOf(client, '/'))
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        resolve({
          status: answer.statusCode!,
          headers: answer.headers as Answer['headers'],
          body: Buffer.concat(parts),
        })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** A file of the build that is there in three forms. */
function builtFile(extension: string) {
  const names = readdirSync(app.publicPath('assets'))
  const name = names.find((one) => one.endsWith(extension) && names.includes(`${one}.br`))
  if (!name) throw new Error(`the build has no compressed ${extension}`)
  return { path: `/assets/${name}`, content: readFileSync(app.publicPath('assets', name)) }
}

const unpack: Record<string, (body: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
}

test.group('Files of the build', () => {
  test('come in the smallest form that the browser takes: {accepted}')
    .with([
      { accepted: 'gzip, deflate, br, zstd', encoding: 'br' },
      { accepted: 'gzip, deflate', encoding: 'gzip' },
      { accepted: 'br;q=0, gzip', encoding: 'gzip' },
      { accepted: 'deflate', encoding: undefined },
      { accepted: 'gzip;q=0, br;q=0', encoding: undefined },
    ])
    .run(async ({ client, assert }, { accepted, encoding }) => {
      const { path, content } = builtFile('.js')
      const answer = await fetchRaw(client, path, { headers: { 'accept-encoding': accepted } })
      assert.equal(answer.status, 200)
      assert.equal(answer.headers['content-encoding'], encoding)
      assert.equal(answer.headers['content-length'], String(answer.body.length))
      assert.equal(answer.headers.vary?.toLowerCase(), 'accept-encoding')
      const unpacked = encoding ? unpack[encoding](answer.body) : answer.body
      assert.isTrue(unpacked.equals(content))
      if (encoding) assert.isBelow(answer.body.length, content.length)
    })

  test('keep the type of what is in them and may be kept for ever', async ({ client, assert }) => {
    for (const [extension, type] of [
      ['.js', 'text/javascript; charset=utf-8'],
      ['.css', 'text/css; charset=utf-8'],
    ]) {
      for (const accepted of ['br', 'gzip', 'identity']) {
        const { path } = builtFile(extension)
        const { headers } = await fetchRaw(client, path, {
          headers: { 'accept-encoding': accepted },
        })
        assert.equal(headers['content-type']?.toLowerCase(), type)
        assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable')
      }
    }
  })

  test('what has no digest in its name is asked for again', async ({ client, assert }) => {
    const { status, headers } = await fetchRaw(client, '/theme.js')
    assert.equal(status, 200)
    assert.equal(headers['cache-control'], 'public, max-age=0')
    assert.isUndefined(headers['content-encoding'])
  })

  test('HEAD tells the same and sends nothing', async ({ client, assert }) => {
    const { path } = builtFile('.js')
    const headers = { 'accept-encoding': 'br' }
    const whole = await fetchRaw(client, path, { headers })
    const head = await fetchRaw(client, path, { method: 'HEAD', headers })
    assert.equal(head.status, 200)
    assert.lengthOf(head.body, 0)
    for (const name of ['content-length', 'content-encoding', 'content-type', 'etag']) {
      assert.isString(head.headers[name])
      assert.equal(head.headers[name], whole.headers[name])
    }
  })

  test('one that the browser has is not sent again, and each form is told apart', async ({
    client,
    assert,
  }) => {
    const { path } = builtFile('.js')
    const { headers } = await fetchRaw(client, path, { headers: { 'accept-encoding': 'br' } })
    const again = (accepted: string) =>
      fetchRaw(client, path, {
        headers: { 'accept-encoding': accepted, 'if-none-match': headers.etag! },
      })
    const same = await again('br')
    assert.equal(same.status, 304)
    assert.lengthOf(same.body, 0)
    const other = await again('gzip')
    assert.equal(other.status, 200)
    assert.equal(other.headers['content-encoding'], 'gzip')
  })

  test('one that is not there, and any other method, is answered in plain', async ({
    client,
    assert,
  }) => {
    const { path } = builtFile('.js')
    for (const [method, address] of [
      ['GET', '/assets/gone-12345678.js'],
      ['GET', `${path}/more.js`],
      ['POST', path],
    ]) {
      const answer = await fetchRaw(client, address, {
        method,
        headers: { 'accept-encoding': 'br, gzip', 'accept': 'application/json' },
      })
      assert.equal(answer.status, 404, `${method} ${address}`)
      assert.isUndefined(answer.headers['content-encoding'])
      assert.doesNotThrow(() => JSON.parse(answer.body.toString()))
      assert.notInclude(answer.headers['cache-control'] ?? '', 'immutable')
    }
  })

  test('nothing outside the folder is reached: {path}')
    .with([
      { path: '/assets/../../package.json' },
      { path: '/assets/..%2f..%2fpackage.json' },
      { path: '/assets/%2e%2e/%2e%2e/package.json' },
      { path: '/../package.json' },
      { path: '/assets/..\\..\\package.json' },
      { path: '/assets/.vite/manifest.json' },
      { path: '/assets/%00.js' },
    ])
    .run(async ({ client, assert }, { path }) => {
      const answer = await fetchRaw(client, path, { headers: { 'accept-encoding': 'br, gzip' } })
      assert.include([400, 403, 404], answer.status)
      const own = readFileSync(app.makePath('package.json'), 'utf8')
      assert.notInclude(answer.body.toString(), own.slice(0, 40))
    })
})
