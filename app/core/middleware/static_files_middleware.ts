import { readdirSync } from 'node:fs'
import { extname } from 'node:path'
import StaticMiddleware from '@adonisjs/static/static_middleware'
import app from '@adonisjs/core/services/app'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const ASSETS = '/assets/'

const READING = ['GET', 'HEAD']

/** Content encoding → how the build names such a file, the smallest first. */
const ENCODINGS = { br: '.br', gzip: '.gz' } as const

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
}

/** Read once: a release brings a new process. */
let built: ReadonlySet<string> | undefined

/**
 * Serves the files of `public/`, those of the build as it compressed them. What is for programs is none of them: the
 * disk is not asked for it first.
 */
@inject()
export default class StaticFilesMiddleware {
  constructor(readonly files: StaticMiddleware) {}

  async handle(ctx: HttpContext, next: NextFn): Promise<unknown> {
    const path = ctx.request.url()
    if (path.startsWith('/api/')) return next()
    if (!path.startsWith(ASSETS) || !READING.includes(ctx.request.method())) {
      return this.files.handle(ctx, next)
    }
    this.#preferCompressed(ctx, path)
    return this.files.handle(ctx, () => {
      // The file is gone since the build was read: what is answered instead is another thing.
      for (const name of ['content-encoding', 'content-type']) ctx.response.removeHeader(name)
      return next()
    })
  }

  /** Leads the request to the compressed file; its name in the address and its type stay those of the original. */
  #preferCompressed({ request, response }: HttpContext, path: string) {
    const type = TYPES[extname(path)]
    const file = path.slice(ASSETS.length)
    built ??= new Set(builtFiles())
    if (!type || !built.has(file)) return
    response.header('vary', 'accept-encoding')
    const accepted = request.encodings()
    for (const [encoding, suffix] of Object.entries(ENCODINGS)) {
      if (!accepted.includes(encoding) || !built.has(file + suffix)) continue
      response.header('content-encoding', encoding)
      response.header('content-type', type)
      request.request.url = path + suffix
      return
    }
  }
}

function builtFiles(): string[] {
  try {
    return readdirSync(app.publicPath('assets'))
  } catch (error) {
    // In development there is no build: Vite itself serves the files.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
