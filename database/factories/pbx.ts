import { SavePart } from '#app/pbx/services/save_part'
import { SavePrompt } from '#app/pbx/services/save_prompt'
import { writeWave } from '#app/pbx/wave'
import type { PartKind } from '#app/pbx/parts'

let serial = 0

/** Parts of a telephone system with everything that their forms need, through the services. */
export const PART_FIELDS = {
  'extensions': () => ({
    number: String(600_000 + ++serial),
    name: '接线台',
    device: 'phone',
    dialClass: 'national',
    voicemail: false,
    active: true,
  }),
  'trunks': () => ({
    code: `carrier_${++serial}`,
    name: '电信中继',
    kind: 'ip',
    host: '203.0.113.8',
    port: 5060,
    transport: 'udp',
    callerIdIn: 'from',
    maxChannels: 30,
    inboundAddresses: ['203.0.113.8/32'],
    active: true,
  }),
  'time-groups': () => ({
    name: `工作时间 ${++serial}`,
    ranges: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '21:00' }],
    holidays: [{ name: '国庆', from: '2026-10-01', to: '2026-10-07', hours: [] }],
  }),
  'switches': () => ({
    name: `fs-${++serial}`,
    host: '127.0.0.1',
    port: 8021,
    password: 'a-long-password-of-20',
    allowed: ['127.0.0.1/32'],
    domain: 'pbx.example.cn',
    address: '192.0.2.10',
    mediaFrom: 16_384,
    mediaTo: 32_767,
    maxSessions: 1000,
    sessionsPerSecond: 60,
    phonePort: 5060,
    trunkPort: 5080,
    configFolder: '/tmp/spotline-switch/conf',
    filesFolder: '/tmp/spotline-switch/files',
    active: true,
  }),
} satisfies Partial<Record<PartKind, () => Record<string, unknown>>>

export async function makePart(
  kind: keyof typeof PART_FIELDS,
  fields: Record<string, unknown> = {}
): Promise<number> {
  const all = { ...PART_FIELDS[kind](), ...fields }
  const { id } = await new SavePart().handle({ kind, id: null, employeeId: null, fields: all })
  return id
}

export async function makePrompt(fields: { kind?: 'prompt' | 'music' } = {}): Promise<number> {
  const code = `prompt_${++serial}`
  const samples = Int16Array.from({ length: 8000 }, (_, at) => 8000 * Math.sin(at / 10))
  const { id } = await new SavePrompt().handle({
    id: null,
    employeeId: null,
    fields: { code, name: `提示 ${code}`, kind: fields.kind ?? 'prompt' },
    bytes: writeWave({ sampleRate: 8000, samples }),
  })
  return id
}
