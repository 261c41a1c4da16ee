import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { type CallbackTaskState, MOST_ATTEMPTS } from '#app/callbacks/callback_task_states'
import { taskRefused } from '#app/callbacks/errors'
import { type LockedTask, lockTasks, takes, writeTask } from '#app/callbacks/locked_task'

/** What somebody who calls does to a task; what orders do to it is `FollowOrder`'s. */
export const TASK_WORK = ['claim', 'release', 'miss', 'lose', 'reopen'] as const

export type TaskWork = (typeof TASK_WORK)[number]

export type WorkCallbackTaskInput = {
  taskId: number
  employeeId: number
  work: TaskWork
  /** The version that the asker saw. */
  version: number
  remark?: string | null
}

export type WorkedTask = { state: string; version: number; attempts: number }

/**
 * One step of a callback task: taken in hand, given back, an attempt that reached nobody (the third closes it), no
 * interest, or opened again. The first who takes a task has it; everybody else is told who.
 */
export class WorkCallbackTask {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: WorkCallbackTaskInput): Promise<WorkedTask> {
    return inTransaction(async (trx) => {
      const [task] = await lockTasks(trx, { id: input.taskId })
      if (!task) throw taskRefused('not_found', { status: 404 })
      await this.#check(task, input)
      const at = this.clock.now().toJSDate()
      const change = this.#change(task, input, at)
      await writeTask(trx, task, { ...change, at })
      return {
        state: change.state,
        version: task.version + 1,
        attempts: change.attempts ?? task.attempts,
      }
    })
  }

  async #check(
    task: LockedTask,
    { work, employeeId, version }: WorkCallbackTaskInput
  ): Promise<void> {
    const mine = task.employeeId === employeeId
    if (task.state === 'claimed' && !mine) {
      const holder = await db.from('employees').where('id', task.employeeId!).select('name').first()
      throw taskRefused('claimed', { values: { by: holder?.name ?? '' } })
    }
    if (!takes(task, work)) throw taskRefused(`not_from_${task.state}`)
    if (task.version !== version) throw taskRefused('stale')
  }

  #change(
    task: LockedTask,
    { work, employeeId, remark }: WorkCallbackTaskInput,
    at: Date
  ): { state: CallbackTaskState; attempts?: number } & Record<string, unknown> {
    const said = remark?.trim() ? { remark: remark.trim() } : {}
    switch (work) {
      case 'claim':
        return { state: 'claimed', employee_id: employeeId }
      case 'release':
      case 'reopen':
        return { state: 'open', employee_id: null, ...said }
      case 'lose':
        return { state: 'lost', employee_id: employeeId, ...said }
      case 'miss': {
        const attempts = task.attempts + 1
        const state = attempts >= MOST_ATTEMPTS ? 'unreachable' : 'claimed'
        return { state, employee_id: employeeId, attempts, attempted_at: at, ...said }
      }
    }
  }
}
