import { reactive, readonly, ref, type DeepReadonly } from 'vue'
import { listen } from './live'
import { destroy, get, post, Problem, put } from './request'

export type AgentState =
  'signed_out' | 'not_ready' | 'ready' | 'reserved' | 'ringing' | 'on_call' | 'wrap_up'

export type PhoneCall = {
  id: string
  direction: 'inbound' | 'outbound' | 'internal'
  /** Masked, as the top bar always shows it. */
  number: string
  dnis: string | null
  startedAt: string
  answeredAt: string | null
}

/** The own telephone as the server sees it; every answer and every live message carries a whole one. Instants in ISO 8601. */
export type PhoneSnapshot = {
  state: AgentState
  /** Why not ready; null in the other states. */
  reason: string | null
  extension: string | null
  /** The switch where that telephone is. */
  switchName: string | null
  /** Since when this state. */
  since: string
  acdEnabled: boolean
  /** Until when the offer rings here. */
  ringDeadline: string | null
  wrapUpEndsAt: string | null
  held: boolean
  muted: boolean
  call: PhoneCall | null
  /** Whom the agent asks while the customer waits with music. */
  consult: { extension: string; answered: boolean } | null
  /** Extensions in a conference with the customer and this agent. */
  conference: string[]
  /** Callers waiting in the own groups. */
  waiting: { mine: number; longestSeconds: number }
  /** When telephony told it, epoch ms. */
  toldAt: number
}

type PhoneMessage = {
  phone: PhoneSnapshot
  /** The own extension that this browser may be; told with the first look only. */
  browser?: { extension: string } | null
}

/** Whom to dial: a record that has the number, which the browser need not know; or a number that was typed. */
export type DialRecord =
  | { customerId: number; position?: number }
  | { orderId: number; position?: number }
  | { reminderId: number }
  | { callId: string }
  | { messageId: number }
  | { number: string }

export type CallTarget = { kind: 'extension' | 'group' | 'outside'; number: string }

/** Whom a call can be handed to, or who can be asked. */
export type CallTargets = {
  colleagues: {
    id: number
    name: string
    staffNo: string
    extension: string
    state: AgentState
    since: string
  }[]
  groups: { number: number; name: string }[]
  outside: boolean
}

const SIGNED_OUT: PhoneSnapshot = {
  state: 'signed_out',
  reason: null,
  extension: null,
  switchName: null,
  since: new Date().toISOString(),
  acdEnabled: false,
  ringDeadline: null,
  wrapUpEndsAt: null,
  held: false,
  muted: false,
  call: null,
  consult: null,
  conference: [],
  waiting: { mine: 0, longestSeconds: 0 },
  toldAt: 0,
}

const snapshot = reactive<PhoneSnapshot>({ ...SIGNED_OUT })
const known = ref(false)
const browser = ref<{ extension: string } | null>(null)
const problem = ref<Problem | null>(null)
const busy = ref<string | null>(null)

function take(next: PhoneSnapshot) {
  Object.assign(snapshot, next)
  known.value = true
}

/** An answer was read before it was sent: a live message that came meanwhile knows better. */
function takeAnswer(next: PhoneSnapshot) {
  if (next.toldAt >= snapshot.toldAt) take(next)
}

/** Asks the server how the telephone stands. */
async function refresh(): Promise<void> {
  try {
    const answer = await get<PhoneMessage>('/desk/phone')
    browser.value = answer.browser ?? null
    take(answer.phone)
    problem.value = null
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    problem.value = error
  }
}

/** The wishes so far: one goes out after the other, so that hanging up is never lost behind a slow hold. */
let wishes: Promise<unknown> = Promise.resolve()

/** A second press of the wish that is on its way does nothing. True when the server did it. */
function act(name: string, send: () => Promise<PhoneMessage>): Promise<boolean> {
  if (busy.value === name) return Promise.resolve(false)
  const wish = wishes.then(() => ask(name, send))
  wishes = wish.catch(() => undefined)
  return wish
}

async function ask(name: string, send: () => Promise<PhoneMessage>): Promise<boolean> {
  busy.value = name
  problem.value = null
  try {
    const answer = await send()
    takeAnswer(answer.phone)
    return true
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    problem.value = error
    return false
  } finally {
    busy.value = null
  }
}

const send = (verb: typeof post, what: string, body?: object) =>
  verb<PhoneMessage>(`/desk/phone/${what}`, body)

/** What this browser does itself when it is the telephone. */
let answersHere: () => boolean = () => false
let expectsOwnLeg: () => void = () => undefined

/** Answering happens in the browser as long as `answer` gives true; gives the function that takes it back. */
export function answerHereBy(answer: () => boolean): () => void {
  answersHere = answer
  return () => {
    answersHere = () => false
  }
}

/** Lets the browser know that a leg of one's own is about to ring; gives the function that takes it back. */
export function expectOwnLegBy(expect: () => void): () => void {
  expectsOwnLeg = expect
  return () => {
    expectsOwnLeg = () => undefined
  }
}

/** The own telephone: what it does, and what one may ask of it. Each wish resolves to whether it was done. */
export const phone = {
  snapshot: snapshot as DeepReadonly<PhoneSnapshot>,
  /** The own extension that a browser may be, or null. */
  browser: readonly(browser),
  /** False until the server said how the telephone stands. */
  known: readonly(known),
  /** Why the last wish or look failed. */
  problem: readonly(problem),
  /** The wish on its way, or null. */
  busy: readonly(busy),
  refresh,
  signIn: (extension: string) => act('signIn', () => send(post, 'sign-ins', { extension })),
  signOut: () => act('signOut', () => send(destroy, 'sign-ins')),
  ready: () => act('ready', () => send(post, 'ready')),
  notReady: (reason: string) => act('notReady', () => send(post, 'not-ready', { reason })),
  answer: () =>
    answersHere() ? Promise.resolve(true) : act('answer', () => send(post, 'answers')),
  hangUp: () => act('hangUp', () => send(post, 'hang-ups')),
  hold: () => act('hold', () => send(post, 'holds')),
  resume: () => act('resume', () => send(destroy, 'holds')),
  mark: () => act('mark', () => send(post, 'marks')),
  mute: () => act('mute', () => send(post, 'mutes')),
  unmute: () => act('unmute', () => send(destroy, 'mutes')),
  digits: (digits: string) => act(`digits ${digits}`, () => send(post, 'digits', { digits })),
  dial: (record: DialRecord) => {
    expectsOwnLeg()
    return act('dial', () => send(post, 'calls', record))
  },
  /** Before anything else that rings the own telephone because one asked for it, such as listening in. */
  expectOwnLeg: () => expectsOwnLeg(),
  transfer: (target: CallTarget) => act('transfer', () => send(post, 'transfers', target)),
  consult: (whom: Pick<CallTarget, 'number'> & { kind: 'extension' | 'outside' }) =>
    act('consult', () => send(post, 'consultations', whom)),
  completeConsult: () => act('completeConsult', () => send(put, 'consultations')),
  cancelConsult: () => act('cancelConsult', () => send(destroy, 'consultations')),
  /** With who is consulted, or with another extension that is rung. */
  conference: (extension?: string) =>
    act('conference', () => send(post, 'conferences', { extension })),
  async targets(): Promise<CallTargets> {
    const answer = await get<{ targets: CallTargets }>('/desk/phone/targets')
    return answer.targets
  },
  endWrapUp: () => act('endWrapUp', () => send(destroy, 'wrap-ups')),
}

/** Follows the telephone of an employee for as long as somebody is signed in; gives the function that stops. */
export function followPhone(employeeId: number): () => void {
  const stop = listen<Partial<PhoneMessage>>(
    `agents/${employeeId}`,
    // Other news of the desk comes on the same channel.
    (message) => {
      if (message.phone) take(message.phone)
    },
    () => void refresh()
  )
  return () => {
    stop()
    known.value = false
    browser.value = null
    Object.assign(snapshot, SIGNED_OUT)
  }
}
