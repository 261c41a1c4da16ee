import db from '@adonisjs/lucid/services/db'
import { currentTransaction } from '#core/transaction'

/** Every setting with its default; the type of the default is the type of the setting. */
export const SETTINGS = {
  /** Who sends the parcels, as waybills name it. */
  company_name: '',
  company_phone: '',
  /** Days that "recent" lists go back, today included. */
  browse_days: 2,
  /** Minutes after its start in which a placement may be credited with a call. */
  attribution_window_minutes: 30,
  /** Whether feedback needs a hand-over before it. */
  require_handover: false,
  /** Waybill numbers of a carrier below which the warehouse is warned. */
  waybill_numbers_low: 500,
  /** Whether what a carrier tells as delivered is fed back without a person, where no cash is in doubt. */
  auto_feedback: false,
  /** Whether a confirmed order waits for a review before it may be printed. */
  require_review: false,
  /** What confirming does when stock is short: keep the order on hold or refuse it. */
  stock_shortage: 'hold' as 'hold' | 'reject',
  /** Seconds of conversation from which on a call counts as valid. */
  valid_talk_seconds: 3,
  /** Gigabytes that recordings may take before the oldest go; 0 for any. */
  recordings_budget_gb: 0,
  /** Gigabytes that must be free for recordings; below it an alert is shown. */
  recordings_min_free_gb: 2,
  /** Seconds within which an answered call meets the service level. */
  service_level_seconds: 20,
  /** Calls abandoned sooner are left out of the service level. */
  abandon_grace_seconds: 5,
  /** Points per yuan delivered. */
  points_per_yuan: 1,
  /** Points for a refused parcel that was to be paid on delivery. */
  points_per_refusal: -100,
  /** Points from which on a customer is class A, class B, and down to which class D. */
  class_a_points: 5000,
  class_b_points: 1000,
  class_d_points: -300,
  /**
   * Networks of the offices, as CIDR ranges or single addresses. From outside, printing and feedback need the permission
   * `access.remote`; none: everywhere is office.
   */
  office_networks: [] as string[],
  /** Requests that one token of the API may make in a minute. */
  api_requests_per_minute: 600,
  /** Networks that webhooks may reach although they are not public. */
  webhook_networks: [] as string[],
}

export type SettingKey = keyof typeof SETTINGS
export type SettingValue<K extends SettingKey> = (typeof SETTINGS)[K]

/** The value in force: what was saved, else the default. Read anew each time, so a change works at once everywhere. */
export async function setting<K extends SettingKey>(key: K): Promise<SettingValue<K>> {
  const client = currentTransaction() ?? db
  const row: { value: unknown } | null = await client
    .from('settings')
    .where('key', key)
    .select('value')
    .first()
  const fallback = SETTINGS[key]
  if (!row) return fallback
  const value = plainJson(row.value)
  return isOfSameType(value, fallback) ? (value as SettingValue<K>) : fallback
}

function isOfSameType(value: unknown, fallback: unknown): boolean {
  return typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback)
}

/** MySQL's driver parses JSON, MariaDB's leaves it as text. */
function plainJson(stored: unknown): unknown {
  if (typeof stored !== 'string') return stored
  try {
    return JSON.parse(stored)
  } catch {
    return stored
  }
}
