import db from '@adonisjs/lucid/services/db'
import { setting } from '#app/organisation/settings'
import { callFromCdrs } from '#telephony/calls/cdr_call'
import type { CdrLeg } from '#telephony/calls/cdr'
import { MAIN_SWITCH } from '#app/calls/queries/switch_names'
import { EmployeesAt } from '#app/calls/queries/employees_at'
import { RecordCall } from '#app/calls/services/record_call'

type StoredLeg = { uuid: string; switch_name: string | null; facts: string | CdrLeg }

/**
 * Fills in from call records what the events did not tell: calls without a row get one, open ones their true end. Calls
 * whose end was seen stay as they are. Answers how many calls were looked at. Doing it again changes nothing.
 */
export class ApplyCdrs {
  async handle({ callIds }: { callIds: readonly string[] }) {
    const settings = {
      validTalkSeconds: await setting('valid_talk_seconds'),
      windowMinutes: await setting('attribution_window_minutes'),
    }
    for (const callId of callIds) await this.#apply(callId, settings)
    return callIds.length
  }

  async #apply(callId: string, settings: { validTalkSeconds: number; windowMinutes: number }) {
    const stored: StoredLeg[] = await db.from('cdr_legs').where('call_id', callId).select('*')
    const legs = stored.map(({ facts }) =>
      typeof facts === 'string' ? (JSON.parse(facts) as CdrLeg) : facts
    )
    const call = callFromCdrs(legs)
    if (call && (legs.some(beginsCall) || (await isStored(call.id)))) {
      const extensions = [...call.segments, ...call.offers].map(({ extension }) => extension)
      const talkedAt = new Date((call.answeredAtUs ?? call.createdAtUs) / 1000)
      const employees = await new EmployeesAt().handle(
        [...new Set([...extensions, call.agentExtension])].filter(Boolean),
        talkedAt
      )
      await new RecordCall().handle({
        call,
        nowUs: call.endedAtUs!,
        switchName: stored.find((leg) => leg.switch_name)?.switch_name ?? MAIN_SWITCH,
        employeeAt: (extension) => employees.get(extension) ?? null,
        source: 'cdr',
        ...settings,
      })
    }
    await db
      .from('cdr_legs')
      .whereIn(
        'uuid',
        stored.map(({ uuid }) => uuid)
      )
      .update({ applied_at: new Date() })
  }
}

/** What an extension dials may turn out to be a part of another call: only the events tell. */
function beginsCall(leg: CdrLeg): boolean {
  return leg.inbound ? !leg.isExtension : leg.outboundMarked
}

async function isStored(callId: string): Promise<boolean> {
  return (await db.from('calls').where('id', callId).select('id').first()) !== null
}
