import { inject } from '@adonisjs/core'
import encryption from '@adonisjs/core/services/encryption'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { SessionStoreFactory } from '@adonisjs/session/types'
import SessionMiddleware from '@adonisjs/session/session_middleware'
import { SESSION_COOKIE } from '#config/session'
import { rememberSignatures } from '#core/session/remember_signatures'
import { renewalIsDue } from '#core/session/session_store'

type Stores = Record<string, SessionStoreFactory>

/** The framework's session, which is written back, and its cookie sent, only when there is something to tell. */
@inject()
export default class LazySessionMiddleware {
  static {
    rememberSignatures(encryption.getMessageVerifier(), SESSION_COOKIE)
  }

  constructor(readonly sessions: SessionMiddleware<Stores>) {}

  handle(ctx: HttpContext, next: NextFn): Promise<unknown> {
    return this.sessions.handle(ctx, async () => {
      const answer: unknown = await next()
      if (hasNothingToTell(ctx)) ctx.session.commit = () => Promise.resolve()
      return answer
    })
  }
}

function hasNothingToTell(ctx: HttpContext): boolean {
  const { session } = ctx
  return (
    !session.fresh &&
    !session.isEmpty &&
    !session.hasBeenModified &&
    !session.hasRegeneratedSession &&
    session.responseFlashMessages.isEmpty &&
    !renewalIsDue(ctx)
  )
}
