import type { Transaction } from '#core/transaction'
import {
  callbackTaskMachine,
  type CallbackTaskEvent,
  type CallbackTaskState,
} from '#app/callbacks/callback_task_states'

export type LockedTask = {
  id: number
  state: CallbackTaskState
  employeeId: number | null
  attempts: number
  version: number
}

/** The rows of tasks, locked, oldest first. */
export async function lockTasks(trx: Transaction, where: object): Promise<LockedTask[]> {
  return trx
    .from('callback_tasks')
    .where(where)
    .orderBy('id')
    .forUpdate()
    .select('id', 'state', 'employee_id as employeeId', 'attempts', 'version')
}

/** Whether the task can take this event where it stands. */
export function takes(task: LockedTask, event: CallbackTaskEvent): boolean {
  return callbackTaskMachine.edge(task.state, event) !== null
}

const CLOSED: ReadonlySet<CallbackTaskState> = new Set([
  'saved',
  'lost',
  'unreachable',
  'withdrawn',
])

/** Writes the state that an event led to, with what else changed; the only place that does. */
export async function writeTask(
  trx: Transaction,
  task: LockedTask,
  change: { state: CallbackTaskState; at: Date } & Record<string, unknown>
): Promise<void> {
  const { at, ...columns } = change
  await trx
    .from('callback_tasks')
    .where('id', task.id)
    .update({
      ...columns,
      closed_at: CLOSED.has(change.state) ? at : null,
      version: task.version + 1,
      updated_at: at,
    })
}
