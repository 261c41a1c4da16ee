import db from '@adonisjs/lucid/services/db'
import { SETTING_FORMS, type SettingForm } from '#app/organisation/setting_forms'
import { setting, type SettingKey, SETTINGS } from '#app/organisation/settings'

export type ShownSetting = SettingForm & {
  key: SettingKey
  value: string | number | boolean | string[]
  fallback: string | number | boolean | string[]
  /** Somebody saved a value; ISO instant of it. */
  savedAt: string | null
}

/** The whole catalogue with the value in force and the default of each. */
export async function listSettings(): Promise<ShownSetting[]> {
  const saved: { key: string; updated_at: Date }[] = await db
    .from('settings')
    .select('key', 'updated_at')
  const at = new Map(saved.map((row) => [row.key, row.updated_at.toISOString()]))
  const keys = Object.keys(SETTING_FORMS) as SettingKey[]
  return Promise.all(
    keys.map(async (key) => ({
      ...SETTING_FORMS[key],
      key,
      value: await setting(key),
      fallback: SETTINGS[key],
      savedAt: at.get(key) ?? null,
    }))
  )
}
