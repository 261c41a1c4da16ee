import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { type Clock, SystemClock } from '#core/clock'
import { applySwitch, type ApplyLink, type ApplyResult } from '#telephony/switch/apply/apply_switch'
import { ConnectionFailed, EslConnection } from '#telephony/esl/connection'
import type { SwitchPlan } from '#telephony/switch/switch_plan'
import { placeSounds } from '#app/calls/switches/place_sounds'
import { switchRow, versionFolder, type SwitchRow } from '#app/calls/switches/switch_rows'

export type ApplySwitchInput = {
  applyId: number
  /** Without the switch: for its next start. */
  offline?: boolean
}

export type ApplyOutcome = ApplyResult | { outcome: 'failed'; reason: string; detail: string }

/** Carries an apply out: files, reload over the event socket, roll-back when the switch refuses; notes how it ended. */
export class ApplySwitch {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ applyId, offline = false }: ApplySwitchInput): Promise<ApplyOutcome | null> {
    const apply = await db.from('switch_applies').where('id', applyId).first()
    // Told twice: the first time did it.
    if (!apply || apply.state !== 'running') return null
    const row = await switchRow(apply.switch_id)
    const plan = JSON.parse(encryption.decrypt<string>(apply.bundle) ?? '') as SwitchPlan
    const outcome = await this.#apply(row, plan, offline)
    await db
      .from('switch_applies')
      .where('id', applyId)
      .update({
        state: stateOf(outcome),
        result: JSON.stringify(outcome),
        finished_at: this.clock.now().toJSDate(),
        updated_at: this.clock.now().toJSDate(),
      })
    return outcome
  }

  async #apply(row: SwitchRow, plan: SwitchPlan, offline: boolean): Promise<ApplyOutcome> {
    let connection: EslConnection | null = null
    try {
      await placeSounds(row)
      const folder = versionFolder(row)
      const before = await folder.current()
      if (!offline) connection = await connect(before?.plan ?? plan, plan)
      return await applySwitch(plan, folder, connection && linkOf(connection))
    } catch (error) {
      if (error instanceof ConnectionFailed) {
        return { outcome: 'failed', reason: error.reason, detail: error.message }
      }
      logger.error({ err: error, switch: row.name }, 'a configuration could not be applied')
      return { outcome: 'failed', reason: 'files', detail: (error as Error).message }
    } finally {
      connection?.close()
    }
  }
}

/** By what is in force; when the switch was set up anew, by what will be. */
async function connect(running: SwitchPlan, next: SwitchPlan): Promise<EslConnection> {
  const open = ({ eventSocket: { address, port, password } }: SwitchPlan) =>
    EslConnection.open({ host: address, port, password })
  try {
    return await open(running)
  } catch (error) {
    if (JSON.stringify(running.eventSocket) === JSON.stringify(next.eventSocket)) throw error
    return open(next)
  }
}

function linkOf(connection: EslConnection): ApplyLink {
  return { command: (command) => connection.run(command) }
}

function stateOf({ outcome }: ApplyOutcome): 'applied' | 'refused' | 'failed' {
  if (outcome === 'applied' || outcome === 'unchanged') return 'applied'
  return outcome === 'failed' ? 'failed' : 'refused'
}
