import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { CallRowReason, ImportedCall } from '#app/calls/call_file_row'
import { readableInstant } from '#core/period'

/** Clocks of two switches differ, and lists have whole seconds: nobody calls the same number twice within this. */
export const SAME_CALL_MS = 2_000

export type JudgedCall = { errors: CallRowReason[]; warnings: CallRowReason[] }

type Known = { caller_number: string; dnis: string; started_at: Date }

/** Judges calls of a file against what the database holds now: its answer is in the order asked. Writes nothing. */
export class JudgeImportedCalls {
  async handle(calls: readonly ImportedCall[], client: QueryClientContract): Promise<JudgedCall[]> {
    if (calls.length === 0) return []
    const numbers = await this.#numbers(calls, client)
    const blocked = await this.#blocked(calls, client)
    const known = await this.#known(calls, client)
    const agents = await agentIds(calls, client)
    return calls.map((call) => {
      const errors: CallRowReason[] = []
      if (!numbers.has(call.dnis)) errors.push({ column: 'dnis', code: 'dnis_unknown' })
      if (blocked.has(call.caller)) errors.push({ column: 'caller', code: 'caller_blocked' })
      const twin = known.find((one) => isSameCall(call, one))
      if (twin) {
        const values = { at: readableInstant(twin.started_at) }
        errors.push({ column: 'startedAt', code: 'already_there', values })
      }
      const isStranger = call.agent !== null && !agents.has(call.agent)
      return { errors, warnings: isStranger ? [{ column: 'agent', code: 'agent_unknown' }] : [] }
    })
  }

  async #numbers(calls: readonly ImportedCall[], client: QueryClientContract) {
    const rows: { number: string }[] = await client
      .from('service_numbers')
      .whereIn('number', [...new Set(calls.map(({ dnis }) => dnis))])
      .select('number')
    return new Set(rows.map(({ number }) => number))
  }

  async #blocked(calls: readonly ImportedCall[], client: QueryClientContract) {
    const callers = [...new Set(calls.map(({ caller }) => caller))]
    const [rows] = await client.rawQuery<[{ number: string }[]]>(
      `select c.number from (${callers.map(() => 'select ? as number').join(' union all ')}) c
       where exists (select 1 from blocked_numbers b
         where char_length(b.range_from) = char_length(c.number)
           and b.range_from <= c.number and b.range_to >= c.number)`,
      callers
    )
    return new Set(rows.map(({ number }) => number))
  }

  #known(calls: readonly ImportedCall[], client: QueryClientContract): Promise<Known[]> {
    const times = calls.map(({ startedAt }) => startedAt)
    return client
      .from('calls')
      .where('direction', 'inbound')
      .whereIn('caller_number', [...new Set(calls.map(({ caller }) => caller))])
      .where('started_at', '>=', new Date(Math.min(...times) - SAME_CALL_MS))
      .where('started_at', '<=', new Date(Math.max(...times) + SAME_CALL_MS))
      .select('caller_number', 'dnis', 'started_at')
  }
}

function isSameCall(call: ImportedCall, one: Known): boolean {
  return (
    one.caller_number === call.caller &&
    one.dnis === call.dnis &&
    Math.abs(one.started_at.getTime() - call.startedAt) <= SAME_CALL_MS
  )
}

/** The employees that a file names by staff number, agent number or (the agent number as) extension. */
export async function agentIds(
  calls: readonly ImportedCall[],
  client: QueryClientContract
): Promise<Map<string, number>> {
  const named = [...new Set(calls.flatMap(({ agent, extension }) => [agent, extension]))]
  const names = named.filter((name) => name !== null)
  if (names.length === 0) return new Map()
  const rows: { id: number; staff_no: string; agent_number: string | null }[] = await client
    .from('employees')
    .whereIn('staff_no', names)
    .orWhereIn('agent_number', names)
    .select('id', 'staff_no', 'agent_number')
  return new Map([
    ...rows.flatMap(({ id, agent_number: name }) => (name ? [[name, id] as const] : [])),
    ...rows.map(({ id, staff_no: name }) => [name, id] as const),
  ])
}
