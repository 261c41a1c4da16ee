import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import env from '#start/env'
import { ManualClock } from '#core/clock'
import { storagePath } from '#core/storage'
import { SaveBlockedNumber } from '#app/customers/services/save_blocked_number'
import type { PartKind } from '#app/pbx/parts'
import { SavePart } from '#app/pbx/services/save_part'
import { SavePrompt } from '#app/pbx/services/save_prompt'
import { writeWave } from '#app/pbx/wave'
import {
  BLOCKED,
  FEATURE_CODES,
  HOURS,
  OUTBOUND_ROUTES,
  SOUNDS,
  TRUNKS,
} from '#database/demo/telephone_system'

const SAMPLE_RATE = 8000
const TONE_SECONDS = 0.3
const CALLBACK_HOTLINE = '4008200011'

type Fields = Record<string, unknown>

/** The telephone system of the demo company, entered as its administrator would. Needs the company. */
export class LoadTelephoneSystem {
  async handle(at: Date): Promise<void> {
    const clock = new ManualClock(DateTime.fromJSDate(at, { zone: 'utc' }))
    const chief = await db.from('employees').where('role', 'super_admin').select('id').firstOrFail()
    const employeeId: number = chief.id
    const save = async (kind: PartKind, fields: Fields) => {
      const { id } = await new SavePart(clock).handle({ kind, id: null, employeeId, fields })
      return id
    }

    const prompts = new Map<string, number>()
    for (const { tones, ...fields } of SOUNDS) {
      const bytes = writeWave({ sampleRate: SAMPLE_RATE, samples: chime(tones) })
      const { id } = await new SavePrompt().handle({ id: null, employeeId, fields, bytes })
      prompts.set(fields.code, id)
    }
    await this.#switch(save)
    await this.#extensions(save)
    await this.#outside(save)
    await this.#inside(save, prompts)
    for (const { action, code } of FEATURE_CODES) {
      await save('feature-codes', { action, code, active: true })
    }
    for (const entry of BLOCKED) {
      await new SaveBlockedNumber(clock).handle({ ...entry, id: null, employeeId })
    }
  }

  /** The switch that this installation talks to, so that its configuration can be tried at once. */
  async #switch(save: (kind: PartKind, fields: Fields) => Promise<number>) {
    const host = env.get('SWITCH_HOST')
    const port = env.get('SWITCH_PORT')
    const password = env.get('SWITCH_PASSWORD')
    if (!host || !port || !password) return
    await save('switches', {
      name: 'main',
      host,
      port,
      password,
      allowed: ['127.0.0.1/32'],
      domain: 'pbx.qingchuan.example.cn',
      address: '127.0.0.1',
      mediaFrom: 16_384,
      mediaTo: 32_767,
      maxSessions: 1000,
      sessionsPerSecond: 60,
      phonePort: 5060,
      trunkPort: 5080,
      wsPort: 5066,
      configFolder: env.get('SWITCH_CONFIG_PATH') ?? storagePath('switch'),
      filesFolder: storagePath('switch-files'),
      active: true,
    })
  }

  async #extensions(save: (kind: PartKind, fields: Fields) => Promise<number>) {
    const people: { id: number; name: string; agentNumber: string }[] = await db
      .from('employees')
      .whereNotNull('agent_number')
      .select('id', 'name', 'agent_number as agentNumber')
      .orderBy('agent_number')
    for (const { id, name, agentNumber } of people) {
      await save('extensions', {
        number: agentNumber,
        name,
        device: 'either',
        dialClass: 'national',
        voicemail: true,
        employeeId: id,
        active: true,
      })
    }
  }

  async #outside(save: (kind: PartKind, fields: Fields) => Promise<number>) {
    const trunks = new Map<string, number>()
    for (const trunk of TRUNKS) {
      const id = await save('trunks', {
        ...trunk,
        inboundAddresses: [...trunk.inboundAddresses],
        port: 5060,
        transport: 'udp',
        callerIdIn: 'p_asserted_identity',
        pingSeconds: 30,
        active: true,
      })
      trunks.set(trunk.code, id)
    }
    for (const [index, route] of OUTBOUND_ROUTES.entries()) {
      await save('outbound-routes', {
        ...route,
        beginnings: [...route.beginnings],
        position: (index + 1) * 10,
        strip: 0,
        dialClass: 'national',
        choice: 'in_order',
        trunks: route.trunks.map((code) => ({ trunkId: trunks.get(code) })),
        active: true,
      })
    }
  }

  async #inside(
    save: (kind: PartKind, fields: Fields) => Promise<number>,
    prompts: Map<string, number>
  ) {
    const groups = new Map<string, number>()
    for (const { id, code } of await db.from('acd_groups').select('id', 'code'))
      groups.set(code, id)
    const group = (code: string) => ({ kind: 'group', id: groups.get(code) })
    const timeGroupId = await save('time-groups', HOURS)
    const menu = await save('ivr-menus', {
      name: '回访热线',
      greetingPromptId: prompts.get('menu'),
      invalidPromptId: prompts.get('wrong_key'),
      timeoutSeconds: 5,
      attempts: 2,
      directExtensions: false,
      options: [
        { digits: '1', target: group('11') },
        { digits: '2', target: group('21') },
        { digits: '9', target: { kind: 'group_voicemail', id: groups.get('11') } },
      ],
      otherwise: group('11'),
    })
    const condition = await save('time-conditions', {
      name: '回访热线',
      timeGroupId,
      openTarget: { kind: 'menu', id: menu },
      closedTarget: { kind: 'closed', id: prompts.get('closed') },
    })
    const number = await db
      .from('service_numbers')
      .where('number', CALLBACK_HOTLINE)
      .select('id')
      .firstOrFail()
    await save('inbound-routes', {
      position: 10,
      serviceNumberId: number.id,
      target: { kind: 'time_condition', id: condition },
      active: true,
    })
    for (const code of groups.keys()) {
      await save('group-lines', {
        acdGroupId: groups.get(code),
        musicPromptId: prompts.get('waiting'),
        welcomePromptId: null,
        ratingPromptId: prompts.get('rating'),
        recorded: true,
        followForwards: false,
        maxWaitSeconds: null,
        afterTarget: { kind: 'hang_up' },
      })
    }
  }
}

/** Tones one after the other, each fading out. */
function chime(tones: readonly number[]): Int16Array {
  const length = Math.round(TONE_SECONDS * SAMPLE_RATE)
  return Int16Array.from({ length: tones.length * length }, (_, index) => {
    const at = index % length
    const wave = Math.sin((2 * Math.PI * tones[Math.floor(index / length)] * at) / SAMPLE_RATE)
    return Math.round(9000 * wave * (1 - at / length))
  })
}
