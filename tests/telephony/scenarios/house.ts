import type { AcdGroup } from '../../../telephony/acd/groups.ts'
import type { PlanForward } from '../../../telephony/switch/plan/phones.ts'
import type { SwitchPlan } from '../../../telephony/switch/switch_plan.ts'
import {
  givenExtension,
  givenGroup,
  givenSwitchPlan,
  givenTrunk,
} from '../switch/given_switch_plan.ts'

/** Service numbers: distributed at once; with a short patience; closed; behind a menu. */
export const LINES = {
  orders: '4008001001',
  impatient: '4008001002',
  closed: '4008001003',
  menu: '4008001004',
} as const

/** Agents' telephones, one that rings only without a dispatcher, and a supervisor's. */
export const AGENTS = ['8001', '8002', '8003', '8004'] as const
export const FALLBACK = '8005'
export const SUPERVISOR = '8006'
/** Telephones whose calls go elsewhere: always; when nobody answers. And an agent who works outside. */
export const FORWARDED = '8007'
export const UNANSWERED_FORWARDED = '8008'
export const REMOTE = '8009'
/** Whoever is not there has a voicemail box. */
export const RECORDED = '8004'
/** Everything that registers. */
export const REGISTERED = [
  ...AGENTS,
  FALLBACK,
  SUPERVISOR,
  FORWARDED,
  UNANSWERED_FORWARDED,
] as const

/** Where forwarded calls go, and where the agent outside answers. */
export const ELSEWHERE = '13912345098'
export const REMOTE_NUMBER = '13912345099'
/** The beginning of numbers that go over the trunk of a single line first. */
export const NARROW = '010'
export const BLOCKED = '13800000007'

export const RING_SECONDS = 5
export const LOOP_SECONDS = 2
export const MAX_WAIT_SECONDS = 10

export interface HousePorts {
  eventSocket: number
  phones: number
  trunks: number
  carrier: number
  spare: number
  media: { from: number; to: number }
}

/** The ports on which nothing listens when the switch is simulated. */
export const USUAL_PORTS: HousePorts = {
  eventSocket: 48_021,
  phones: 45_060,
  trunks: 45_080,
  carrier: 45_090,
  spare: 45_092,
  media: { from: 46_000, to: 46_999 },
}

export const EVENT_SOCKET_PASSWORD = 'scenarios-of-a-house'

const FORWARDS: Readonly<Record<string, readonly PlanForward[]>> = {
  // Whoever is busy here is answered at 8002.
  '8003': [{ when: 'busy', to: '8002', timeGroup: null }],
  [FORWARDED]: [{ when: 'always', to: '8002', timeGroup: null }],
  [UNANSWERED_FORWARDED]: [{ when: 'no_answer', to: `9${ELSEWHERE}`, timeGroup: null }],
}

/** The house that the scenarios happen in. `folder` holds its sounds, recordings and records. */
export function housePlan(folder: string, ports = USUAL_PORTS): SwitchPlan {
  const usual = givenSwitchPlan({}, folder)
  const fallback = { fallbackExtensions: [FALLBACK] }
  const national = usual.outboundRoutes[0]!
  return {
    ...usual,
    node: { ...usual.node, mediaPorts: ports.media },
    eventSocket: { ...usual.eventSocket, port: ports.eventSocket, password: EVENT_SOCKET_PASSWORD },
    phones: { ...usual.phones, port: ports.phones },
    browsers: null,
    trunkProfile: { ...usual.trunkProfile, port: ports.trunks },
    extensions: [
      ...REGISTERED.map((number) =>
        givenExtension(number, {
          forwards: FORWARDS[number] ?? [],
          voicemail: number === RECORDED,
        })
      ),
      givenExtension(REMOTE, { remoteNumber: `9${REMOTE_NUMBER}` }),
    ],
    trunks: [
      givenTrunk('carrier', { port: ports.carrier }),
      givenTrunk('spare', { port: ports.spare, inboundAddresses: [], maxCalls: 1 }),
    ],
    inboundRoutes: [
      route('orders', LINES.orders, { to: 'group', group: 21 }),
      route('impatient', LINES.impatient, { to: 'group', group: 31 }),
      route('closed', LINES.closed, { to: 'time_condition', timeCondition: 'never' }),
      route('menu', LINES.menu, { to: 'menu', menu: 'main' }),
    ],
    outboundRoutes: [
      { ...national, name: 'narrow', beginnings: [NARROW], trunks: ['spare', 'carrier'] },
      { ...national, trunks: ['carrier', 'spare'] },
    ],
    timeGroups: [{ name: 'never', hours: [], holidays: [] }],
    timeConditions: [
      {
        name: 'never',
        timeGroup: 'never',
        open: { to: 'group', group: 21 },
        closed: { to: 'hang_up', prompt: 'closed', outcome: 'out_of_hours' },
      },
    ],
    groups: [
      givenGroup(21, { ringSeconds: RING_SECONDS, ...fallback }),
      givenGroup(31, {
        ringSeconds: RING_SECONDS,
        maxWaitSeconds: MAX_WAIT_SECONDS,
        afterMaxWait: { to: 'hang_up', prompt: null, outcome: 'ivr_completed' },
        ...fallback,
      }),
    ],
    waiting: { loopSeconds: LOOP_SECONDS, fallbackRingSeconds: 10 },
    blockList: { numbers: [BLOCKED], ranges: [] },
  }
}

function route(
  name: string,
  dnis: string,
  destination: SwitchPlan['inboundRoutes'][0]['destination']
) {
  return { name, dnis, destination, prefix: false, trunk: null, serviceNumber: null, enabled: true }
}

/** The same groups as the dispatcher sees them: 22 is level 2 of 21. */
export const HOUSE_GROUPS: readonly AcdGroup[] = [
  {
    number: 21,
    overflowOf: null,
    level: 1,
    serviceNumbers: [LINES.orders],
    wrapUpSeconds: 2,
    baseScore: 0,
  },
  { number: 22, overflowOf: 21, level: 2, serviceNumbers: [], wrapUpSeconds: 2, baseScore: 0 },
  {
    number: 31,
    overflowOf: null,
    level: 1,
    serviceNumbers: [LINES.impatient],
    wrapUpSeconds: 2,
    baseScore: 0,
  },
]
