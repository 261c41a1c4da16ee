import { symbols } from '@adonisjs/auth'
import { HttpContext } from '@adonisjs/core/http'
import type { SessionGuardUser, SessionUserProviderContract } from '@adonisjs/auth/types/session'
import { accountsMarkOf } from '#core/session/accounts_mark'
import { readRows } from '#core/statements'
import Employee, { OVERRIDES } from '#app/organisation/models/employee'

type Row = Record<string, unknown> & { overrides: string | null }
type Kept = { row: Row; mark: string; readAt: number }

const SELECT = `SELECT employees.*, ${OVERRIDES} FROM employees WHERE employees.id = ?`

/** How long a row is kept at most: the bound for changes that no program of ours made. */
const KEPT_MS = 30_000
const MOST = 5_000

/**
 * Who a session belongs to, as the guard asks for it in every request. A row is kept as long as the accounts' mark,
 * which comes with each session from Redis, is the one it was read under: what changes an account changes the mark, so
 * a withdrawn permission or a closed account works at once in every process.
 */
export class SignedInEmployees implements SessionUserProviderContract<Employee> {
  declare [symbols.PROVIDER_REAL_USER]: Employee
  readonly #kept = new Map<number, Kept>()

  async createUserForGuard(employee: Employee): Promise<SessionGuardUser<Employee>> {
    return { getId: () => employee.id, getOriginal: () => employee }
  }

  async findById(identifier: number | string | bigint): Promise<SessionGuardUser<Employee> | null> {
    const row = await this.#row(Number(identifier))
    if (!row) return null
    const employee = Employee.$createFromAdapterResult({ ...row })!
    Employee.takeOverrides(employee)
    return this.createUserForGuard(employee)
  }

  async #row(id: number): Promise<Row | null> {
    const ctx = HttpContext.get()
    const mark = ctx && accountsMarkOf(ctx)
    const kept = this.#kept.get(id)
    if (mark && kept?.mark === mark && Date.now() - kept.readAt < KEPT_MS) return kept.row
    const [row] = await readRows<Row>(SELECT, [id])
    if (!row) return null
    if (mark) {
      if (this.#kept.size >= MOST) this.#kept.clear()
      this.#kept.set(id, { row, mark, readAt: Date.now() })
    }
    return row
  }
}
