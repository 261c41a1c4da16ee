import type { SettingKey } from '#app/organisation/settings'

export const SETTING_GROUPS = [
  'company',
  'sales',
  'logistics',
  'calls',
  'points',
  'access',
  'interfaces',
] as const

export type SettingGroup = (typeof SETTING_GROUPS)[number]

/** How a setting is typed, and what it may hold. */
export type SettingForm = { group: SettingGroup } & (
  | { kind: 'text'; most: number }
  | { kind: 'whole'; min: number; max: number }
  | { kind: 'flag' }
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'networks'; most: number }
)

/** The form of every setting, in the order in which they stand on the page. */
export const SETTING_FORMS: Record<SettingKey, SettingForm> = {
  company_name: { group: 'company', kind: 'text', most: 40 },
  company_phone: { group: 'company', kind: 'text', most: 30 },
  browse_days: { group: 'company', kind: 'whole', min: 1, max: 31 },
  require_review: { group: 'sales', kind: 'flag' },
  stock_shortage: { group: 'sales', kind: 'choice', values: ['hold', 'reject'] },
  require_handover: { group: 'logistics', kind: 'flag' },
  waybill_numbers_low: { group: 'logistics', kind: 'whole', min: 0, max: 1_000_000 },
  auto_feedback: { group: 'logistics', kind: 'flag' },
  attribution_window_minutes: { group: 'calls', kind: 'whole', min: 1, max: 1440 },
  valid_talk_seconds: { group: 'calls', kind: 'whole', min: 0, max: 300 },
  recordings_budget_gb: { group: 'calls', kind: 'whole', min: 0, max: 100_000 },
  recordings_min_free_gb: { group: 'calls', kind: 'whole', min: 0, max: 1000 },
  service_level_seconds: { group: 'calls', kind: 'whole', min: 1, max: 600 },
  abandon_grace_seconds: { group: 'calls', kind: 'whole', min: 0, max: 60 },
  points_per_yuan: { group: 'points', kind: 'whole', min: 0, max: 100 },
  points_per_refusal: { group: 'points', kind: 'whole', min: -10_000, max: 0 },
  class_a_points: { group: 'points', kind: 'whole', min: 1, max: 10_000_000 },
  class_b_points: { group: 'points', kind: 'whole', min: 1, max: 10_000_000 },
  class_d_points: { group: 'points', kind: 'whole', min: -10_000_000, max: 0 },
  office_networks: { group: 'access', kind: 'networks', most: 100 },
  api_requests_per_minute: { group: 'interfaces', kind: 'whole', min: 1, max: 100_000 },
  webhook_networks: { group: 'interfaces', kind: 'networks', most: 20 },
}
