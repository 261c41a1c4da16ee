import type { Secret } from '@adonisjs/core/helpers'
import db from '@adonisjs/lucid/services/db'
import type { LucidModel } from '@adonisjs/lucid/types/model'
import { AccessToken, DbAccessTokensProvider } from '@adonisjs/auth/access_tokens'
import type { AccessTokenDbColumns } from '@adonisjs/auth/types/access_tokens'
import { currentTransaction } from '#core/transaction'

/** How old the noted last use may be: written on every request, one row would hold up all requests of its token. */
const USE_NOTED_EVERY_MS = 60_000

/** The framework's tokens in the table `api_tokens`: made inside the caller's transaction, their use noted by the minute. */
export class ApiTokenStore<Model extends LucidModel> extends DbAccessTokensProvider<Model> {
  protected override async getDb() {
    return currentTransaction() ?? db.connection()
  }

  /** The token behind what a program sent; null for an unknown, wrong, expired or withdrawn one. */
  override async verify(sent: Secret<string>): Promise<AccessToken | null> {
    const decoded = AccessToken.decode(this.prefix, sent.release())
    if (!decoded || !/^[1-9]\d{0,9}$/.test(decoded.identifier)) return null
    const client = await this.getDb()
    const row: AccessTokenDbColumns | null = await client
      .from(this.table)
      .where({ id: Number(decoded.identifier), type: this.type })
      .whereNull('revoked_at')
      .first()
    if (!row) return null
    const token = this.dbRowToAccessToken(row)
    if (!token.verify(decoded.secret) || token.isExpired()) return null
    const now = Date.now()
    if (!token.lastUsedAt || now - token.lastUsedAt.getTime() >= USE_NOTED_EVERY_MS) {
      token.lastUsedAt = new Date(now)
      await client
        .from(this.table)
        .where('id', Number(token.identifier))
        .update({ last_used_at: token.lastUsedAt })
    }
    return token
  }
}
