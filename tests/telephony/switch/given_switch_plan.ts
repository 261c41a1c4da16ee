import type { PlanExtension } from '../../../telephony/switch/plan/phones.ts'
import type { PlanGroup } from '../../../telephony/switch/plan/inbound.ts'
import type { PlanTrunk } from '../../../telephony/switch/plan/trunks.ts'
import type { SwitchPlan } from '../../../telephony/switch/switch_plan.ts'

export function givenExtension(number: string, fields: Partial<PlanExtension> = {}): PlanExtension {
  return {
    number,
    name: `坐席 ${number}`,
    secret: `secret-of-${number}`,
    device: 'phone',
    callerNumber: null,
    dialClass: 'national',
    forwards: [],
    voicemail: false,
    remoteNumber: null,
    enabled: true,
    ...fields,
  }
}

export function givenGroup(number: number, fields: Partial<PlanGroup> = {}): PlanGroup {
  return {
    number,
    name: `接线组 ${number}`,
    ringSeconds: 20,
    music: 'moh',
    recorded: true,
    welcome: null,
    rating: 'rating',
    maxWaitSeconds: null,
    afterMaxWait: { to: 'voicemail', box: String(number) },
    followForwards: false,
    fallbackExtensions: ['8001', '8002'],
    ...fields,
  }
}

export function givenTrunk(name: string, fields: Partial<PlanTrunk> = {}): PlanTrunk {
  return {
    name,
    label: `线路 ${name}`,
    host: '127.0.0.1',
    port: 5090,
    transport: 'udp',
    register: false,
    username: null,
    password: null,
    fromDomain: null,
    callerNumberIn: 'from',
    callerNumber: '4008001001',
    maxCalls: 30,
    inboundAddresses: ['127.0.0.1/32'],
    pingSeconds: null,
    enabled: true,
    ...fields,
  }
}

/** A small company with something of everything. `folder` holds its sounds, recordings and records. */
export function givenSwitchPlan(
  fields: Partial<SwitchPlan> = {},
  folder = '/var/lib/spotline'
): SwitchPlan {
  return {
    node: {
      name: 'main',
      domain: 'spotline.example',
      address: '127.0.0.1',
      publicAddress: null,
      mediaPorts: { from: 16_384, to: 17_383 },
      maxSessions: 1000,
      sessionsPerSecond: 60,
      timeZone: 'Asia/Shanghai',
      certificates: null,
    },
    eventSocket: {
      address: '127.0.0.1',
      port: 8021,
      password: 'a-long-enough-password',
      allowed: ['127.0.0.1/32'],
    },
    phones: {
      port: 5060,
      tlsPort: null,
      codecs: ['PCMA', 'PCMU'],
      registrationSeconds: 600,
      allowed: [],
    },
    browsers: { port: 5066, wsPort: 5067, wssPort: null, codecs: ['OPUS', 'PCMA'] },
    trunkProfile: { port: 5080, tlsPort: null, codecs: ['PCMA', 'PCMU'] },
    extensions: [
      givenExtension('8001', { callerNumber: '4008001001' }),
      givenExtension('8002', { voicemail: true }),
      givenExtension('8003', {
        forwards: [
          { when: 'busy', to: '8001', timeGroup: null },
          { when: 'no_answer', to: '913800000001', timeGroup: 'office' },
        ],
      }),
      givenExtension('8004', { dialClass: 'internal', device: 'browser' }),
      givenExtension('8005', { remoteNumber: '913900000005' }),
    ],
    trunks: [
      givenTrunk('carrier'),
      givenTrunk('spare', {
        port: 5091,
        callerNumber: '4008001002',
        inboundAddresses: [],
        maxCalls: 10,
      }),
    ],
    inboundRoutes: [
      {
        name: 'order_line',
        dnis: '4008001001',
        prefix: false,
        trunk: null,
        serviceNumber: null,
        destination: { to: 'group', group: 21 },
        enabled: true,
      },
      {
        name: 'menu_line',
        dnis: '01066000000',
        prefix: false,
        trunk: 'carrier',
        serviceNumber: '4008001100',
        destination: { to: 'time_condition', timeCondition: 'by_day' },
        enabled: true,
      },
    ],
    outboundRoutes: [
      {
        name: 'national',
        outsidePrefix: '9',
        beginnings: ['1', '0', '400'],
        minLength: 7,
        maxLength: 12,
        strip: 0,
        prepend: '',
        dialClass: 'national',
        callerNumber: null,
        choice: 'in_order',
        trunks: ['carrier', 'spare'],
        maxCalls: 30,
        timeGroup: null,
        enabled: true,
      },
    ],
    timeGroups: [
      {
        name: 'office',
        hours: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:30' }],
        holidays: [
          { name: '国庆节', from: '2026-10-01', to: '2026-10-07', hours: [] },
          {
            name: '调休',
            from: '2026-10-10',
            to: '2026-10-10',
            hours: [{ from: '09:00', to: '17:00' }],
          },
        ],
      },
    ],
    timeConditions: [
      {
        name: 'by_day',
        timeGroup: 'office',
        open: { to: 'menu', menu: 'main' },
        closed: { to: 'hang_up', prompt: 'closed', outcome: 'out_of_hours' },
      },
    ],
    menus: [
      {
        name: 'main',
        greeting: 'greeting',
        noInput: null,
        invalid: 'wrong_key',
        timeoutSeconds: 5,
        attempts: 3,
        options: [
          { digits: '1', destination: { to: 'group', group: 21 } },
          { digits: '2', destination: { to: 'voicemail', box: '21' } },
          { digits: '0', destination: { to: 'extension', extension: '8001' } },
        ],
        directExtensions: false,
        otherwise: { to: 'hang_up', prompt: null, outcome: 'ivr_completed' },
      },
    ],
    groups: [givenGroup(21)],
    featureCodes: { signIn: '#55#N#', signOut: '*55*', sayExtension: '#27#', mark: '*83' },
    blockList: {
      numbers: ['13800000007'],
      ranges: [{ from: '02188880000', to: '02188889999' }],
    },
    sounds: {
      music: [{ name: 'moh', folder: `${folder}/music` }],
      prompts: ['rating', 'greeting', 'wrong_key', 'closed', 'message'].map((name) => ({
        name,
        path: `${folder}/prompts/${name}.wav`,
      })),
      digits: `${folder}/digits`,
    },
    recordings: { folder: `${folder}/recordings`, stereo: true },
    voicemail: { folder: `${folder}/voicemail`, greeting: 'message', maxSeconds: 120 },
    cdr: { spoolFolder: `${folder}/records`, post: null },
    waiting: { loopSeconds: 8, fallbackRingSeconds: 10 },
    ...fields,
  }
}
