import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { inTransaction, type Transaction } from '#core/transaction'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { partNotFound } from '#app/pbx/errors'
import { planChanges } from '#telephony/switch/apply/differences'
import type { SwitchPlan } from '#telephony/switch/switch_plan'
import { LoadSwitchPlan } from '#app/calls/queries/switch_plan'
import { PreviewSwitch } from '#app/calls/queries/preview_switch'
import { switchRow, versionFolder } from '#app/calls/switches/switch_rows'

export type OpenSwitchApplyInput = {
  switchId: number
  /** Null: from the command line. */
  employeeId: number | null
  /** An earlier apply whose configuration comes back; null: what the database says now. */
  restoredId: number | null
}

/** An apply that has not told its end for so long is dead, with the process that ran it. */
const DEAD_AFTER_MINUTES = 10

/** Notes an apply as running, with all that it needs; refused while the plan has problems or another one runs. */
export async function openSwitchApply(
  input: OpenSwitchApplyInput,
  clock: Clock = new SystemClock()
): Promise<number> {
  const { plan, changes } = await planOf(input)
  const now = clock.now()
  return inTransaction(async (trx) => {
    await trx.from('switches').where('id', input.switchId).forUpdate().firstOrFail()
    await refuseWhileRunning(trx, input.switchId, now)
    const [id] = await trx.table('switch_applies').insert({
      switch_id: input.switchId,
      employee_id: input.employeeId,
      restored_id: input.restoredId,
      state: 'running',
      bundle: encryption.encrypt(JSON.stringify(plan)),
      changes: JSON.stringify(changes),
      created_at: now.toJSDate(),
      updated_at: now.toJSDate(),
    })
    await new RecordAudit(clock).handle({
      employeeId: input.employeeId,
      action: input.restoredId ? 'switches.restore' : 'switches.apply',
      subjectType: 'switches',
      subjectId: String(input.switchId),
      after: { applyId: id, restoredId: input.restoredId, changes },
    })
    return Number(id)
  })
}

async function planOf({ switchId, restoredId }: OpenSwitchApplyInput) {
  if (restoredId === null) {
    const { plan, changes, problems } = await new PreviewSwitch().handle(switchId)
    if (problems.length > 0) throw refusal('has_problems', 422)
    return { plan, changes }
  }
  // Who is blocked is no matter of a configuration's version: it is as it is now.
  const { blockList } = await new LoadSwitchPlan().handle(switchId)
  const plan = { ...(await keptPlan(switchId, restoredId)), blockList }
  const before = await versionFolder(await switchRow(switchId)).current()
  return { plan, changes: planChanges(before?.plan ?? null, plan) }
}

async function keptPlan(switchId: number, applyId: number): Promise<SwitchPlan> {
  const kept: { bundle: string } | null = await db
    .from('switch_applies')
    .where({ id: applyId, switch_id: switchId, state: 'applied' })
    .select('bundle')
    .first()
  if (!kept) throw partNotFound()
  return JSON.parse(encryption.decrypt<string>(kept.bundle) ?? '') as SwitchPlan
}

async function refuseWhileRunning(trx: Transaction, switchId: number, now: DateTime) {
  const running = await trx
    .from('switch_applies')
    .where({ switch_id: switchId, state: 'running' })
    .where('created_at', '>', now.minus({ minutes: DEAD_AFTER_MINUTES }).toJSDate())
    .first()
  if (running) throw refusal('apply_running', 409)
}

function refusal(code: string, status: number) {
  return new DomainError({
    status,
    code: `SWITCH_${code.toUpperCase()}`,
    messageKey: `pbx.errors.${code}`,
  })
}
