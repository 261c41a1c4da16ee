import type { Group } from '@japa/runner/core'
import app from '@adonisjs/core/services/app'
import { configProvider } from '@adonisjs/core'
import SessionMiddleware from '@adonisjs/session/session_middleware'
import type { SessionConfig, SessionStoreFactory } from '@adonisjs/session/types'

type Stores = Record<string, SessionStoreFactory>

/** The server keeps the sessions of this group's tests in Redis, as in real operation. */
export function givenRedisSessions(group: Group) {
  group.each.setup(async () => {
    const config = await configProvider.resolve<SessionConfig & { stores: Stores }>(
      app,
      app.config.get('session')
    )
    const emitter = await app.container.make('emitter')
    const sessions = new SessionMiddleware<Stores>({ ...config!, store: 'redis' }, emitter)
    app.container.swap(SessionMiddleware, () => sessions)
    return () => app.container.restore(SessionMiddleware)
  })
}
