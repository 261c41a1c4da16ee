import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import type { ApplicationService } from '@adonisjs/core/types'

const ROOT = new URL('../../', import.meta.url)

/** The application of this process, for checks that call its services. */
export async function bootApplication(): Promise<ApplicationService> {
  const app = new Ignitor(ROOT, { importer: (path) => import(path) }).createApp('console')
  await app.init()
  await app.boot()
  await app.start(() => {})
  return app
}
