import { StateMachine, type StateTable } from '#core/state_machine'

export const CALLBACK_TASK_STATES = [
  'open',
  'claimed',
  'saved',
  'lost',
  'unreachable',
  'withdrawn',
] as const

export type CallbackTaskState = (typeof CALLBACK_TASK_STATES)[number]

export type CallbackTaskEvent =
  'claim' | 'release' | 'miss' | 'lose' | 'reopen' | 'save' | 'unsave' | 'withdraw'

/** Attempts that reach nobody, after which a task is closed (spec/orders 8, abandoned calls: after 3). */
export const MOST_ATTEMPTS = 3

/** States that ask for work. */
export const OPEN_TASK_STATES: readonly CallbackTaskState[] = ['open', 'claimed']

const edge = (to: CallbackTaskState | CallbackTaskState[], event: CallbackTaskEvent) => ({
  [event]: { to, permission: null, label: `callbacks.tasks.events.${event}` },
})

/** A new order saves the sale whatever was thought of it before; a corrected feedback takes the cause away. */
const always = { ...edge('saved', 'save'), ...edge('withdrawn', 'withdraw') }

const table: StateTable<CallbackTaskState, CallbackTaskEvent> = {
  open: {
    ...edge('claimed', 'claim'),
    ...edge(['claimed', 'unreachable'], 'miss'),
    ...edge('lost', 'lose'),
    ...always,
  },
  claimed: {
    ...edge('open', 'release'),
    ...edge(['claimed', 'unreachable'], 'miss'),
    ...edge('lost', 'lose'),
    ...always,
  },
  saved: { ...edge('open', 'unsave'), ...edge('withdrawn', 'withdraw') },
  lost: { ...edge('open', 'reopen'), ...always },
  unreachable: { ...edge('open', 'reopen'), ...always },
  withdrawn: {},
}

/** Who asks for what: claim and release of the calling, what came of it, and what an order did to it. */
export const callbackTaskMachine = new StateMachine<CallbackTaskState, CallbackTaskEvent>({
  name: 'callback_task',
  initial: ['open'],
  table,
})
