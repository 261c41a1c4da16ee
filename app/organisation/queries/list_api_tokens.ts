import db from '@adonisjs/lucid/services/db'
import type { ApiScope } from '#app/organisation/api_scopes'

export type ApiTokenRow = {
  id: number
  name: string
  employee: string
  staffNo: string
  scopes: ApiScope[]
  createdBy: string | null
  /** ISO instants. */
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string | null
  revokedAt: string | null
  standing: 'active' | 'expired' | 'revoked' | 'account_closed'
}

/** Every token that was ever given, newest first, those in force before the others. */
export class ListApiTokens {
  async handle(): Promise<ApiTokenRow[]> {
    const rows = await db
      .from('api_tokens as token')
      .join('employees as employee', 'employee.id', 'token.tokenable_id')
      .leftJoin('employees as creator', 'creator.id', 'token.created_by')
      .orderByRaw('token.revoked_at IS NOT NULL')
      .orderBy('token.id', 'desc')
      .select('token.id', 'token.name', 'token.abilities', 'token.created_at', 'token.last_used_at')
      .select('token.expires_at', 'token.revoked_at', 'employee.staff_no', 'employee.closed_at')
      .select('employee.name as employee', 'employee.login_disabled', 'creator.name as creator')
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      employee: row.employee,
      staffNo: row.staff_no,
      scopes: JSON.parse(row.abilities) as ApiScope[],
      createdBy: row.creator,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      expiresAt: row.expires_at?.toISOString() ?? null,
      revokedAt: row.revoked_at?.toISOString() ?? null,
      standing: standingOf(row),
    }))
  }
}

function standingOf(row: {
  revoked_at: Date | null
  expires_at: Date | null
  closed_at: Date | null
  login_disabled: number
}): ApiTokenRow['standing'] {
  if (row.revoked_at) return 'revoked'
  if (row.expires_at && row.expires_at < new Date()) return 'expired'
  return row.closed_at || row.login_disabled ? 'account_closed' : 'active'
}
