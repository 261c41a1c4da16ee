import StaticMiddleware from '@adonisjs/static/static_middleware'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Serves the files of `public/`. What is for programs is none of them: the disk is not asked for it first. */
@inject()
export default class StaticFilesMiddleware {
  constructor(readonly files: StaticMiddleware) {}

  handle(ctx: HttpContext, next: NextFn): Promise<unknown> {
    return ctx.request.url().startsWith('/api/') ? next() : this.files.handle(ctx, next)
  }
}
