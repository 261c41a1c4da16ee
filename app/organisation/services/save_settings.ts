import { type Clock, SystemClock } from '#core/clock'
import { liesIn, parseNetwork } from '#core/networks'
import { inTransaction } from '#core/transaction'
import { fieldRefused } from '#app/organisation/errors'
import { SETTING_FORMS, type SettingForm } from '#app/organisation/setting_forms'
import { type SettingKey, SETTINGS, setting } from '#app/organisation/settings'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type SaveSettingsInput = {
  actorId: number
  /** Where the actor sits: he must not shut himself out. */
  address: string
  /** Key → value as typed; null goes back to the default. */
  values: Record<string, unknown>
}

/** Saves settings, each checked by its form; all or none. What equals the default is not kept. */
export class SaveSettings {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ actorId, address, values }: SaveSettingsInput): Promise<void> {
    const checked = Object.entries(values).map(
      ([key, value]) => [known(key), read(known(key), value)] as const
    )
    await inTransaction(async (trx) => {
      const before: Record<string, unknown> = {}
      const after: Record<string, unknown> = {}
      for (const [key, value] of checked) {
        const present = await setting(key)
        if (JSON.stringify(present) === JSON.stringify(value)) continue
        before[key] = present
        after[key] = value
        await trx.from('settings').where('key', key).delete()
        if (JSON.stringify(value) === JSON.stringify(SETTINGS[key])) continue
        await trx.table('settings').insert({
          key,
          value: JSON.stringify(value),
          updated_at: this.clock.now().toJSDate(),
        })
      }
      await refuseDisorder()
      refuseShuttingOut(after.office_networks as string[] | undefined, address)
      if (Object.keys(after).length === 0) return
      await new RecordAudit(this.clock).handle({
        employeeId: actorId,
        action: 'settings.edit',
        subjectType: 'settings',
        subjectId: 'settings',
        before,
        after,
      })
    })
  }
}

function known(key: string): SettingKey {
  if (!Object.hasOwn(SETTING_FORMS, key)) throw fieldRefused(key, 'system.errors.setting_unknown')
  return key as SettingKey
}

function read(key: SettingKey, value: unknown): unknown {
  if (value === null) return SETTINGS[key]
  const form = SETTING_FORMS[key]
  switch (form.kind) {
    case 'text':
      return readText(key, value, form.most)
    case 'whole':
      return readWhole(key, value, form)
    case 'flag':
      if (typeof value !== 'boolean') throw fieldRefused(key, 'system.errors.flag')
      return value
    case 'choice':
      if (!form.values.includes(String(value))) throw fieldRefused(key, 'system.errors.choice')
      return value
    case 'networks':
      return readNetworks(key, value, form.most)
  }
}

function readText(key: string, value: unknown, most: number): string {
  if (typeof value !== 'string' || value.trim().length > most) {
    throw fieldRefused(key, 'system.errors.text', { most })
  }
  return value.trim()
}

function readWhole(
  key: string,
  value: unknown,
  { min, max }: Extract<SettingForm, { kind: 'whole' }>
): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw fieldRefused(key, 'system.errors.whole', { min, max })
  }
  return value
}

function readNetworks(key: string, value: unknown, most: number): string[] {
  if (!Array.isArray(value) || value.length > most) {
    throw fieldRefused(key, 'system.errors.networks', { most })
  }
  const networks = value.map((one) => String(one).trim()).filter(Boolean)
  const wrong = networks.find((one) => parseNetwork(one) === null)
  if (wrong !== undefined) {
    throw fieldRefused(key, 'system.errors.network', { network: wrong.slice(0, 50) })
  }
  return [...new Set(networks)]
}

/** Class A needs more points than B, B more than D. */
async function refuseDisorder() {
  const [a, b, d] = [
    await setting('class_a_points'),
    await setting('class_b_points'),
    await setting('class_d_points'),
  ]
  if (a <= b) throw fieldRefused('class_a_points', 'system.errors.class_order')
  if (b <= d) throw fieldRefused('class_b_points', 'system.errors.class_order')
}

/** Whoever draws the offices' border stands inside it: a typing error must not put the whole company outside. */
function refuseShuttingOut(offices: string[] | undefined, address: string) {
  if (!offices || offices.length === 0 || liesIn(address, offices)) return
  throw fieldRefused('office_networks', 'system.errors.shut_out', { address })
}
