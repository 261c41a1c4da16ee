/** Where a call may be sent, and which column holds what the kind refers to. */
export const TARGET_KINDS = [
  'group',
  'menu',
  'time_condition',
  'extension',
  'voicemail',
  'group_voicemail',
  'outside',
  'hang_up',
  'closed',
] as const

export type TargetKind = (typeof TARGET_KINDS)[number]

export type Target = {
  kind: TargetKind
  /** The row that the kind refers to; a prompt, or nothing, where the call ends. */
  id?: number | null
  /** For `outside`: digits. */
  number?: string | null
}

const COLUMNS: Record<TargetKind, string> = {
  group: 'acd_group_id',
  menu: 'menu_id',
  time_condition: 'time_condition_id',
  extension: 'extension_id',
  voicemail: 'extension_id',
  group_voicemail: 'acd_group_id',
  outside: 'number',
  hang_up: 'prompt_id',
  closed: 'prompt_id',
}

/** A target as the columns with this prefix; those that don't count are emptied. */
export function targetRow(target: Target, prefix: string): Record<string, unknown> {
  const row: Record<string, unknown> = { [`${prefix}target_kind`]: target.kind }
  for (const column of Object.values(COLUMNS)) row[prefix + column] = null
  const value = target.kind === 'outside' ? target.number : target.id
  row[prefix + COLUMNS[target.kind]] = value ?? null
  return row
}

/** The target that the columns with this prefix hold. */
export function targetOf(row: Record<string, unknown>, prefix: string): Target {
  const kind = row[`${prefix}target_kind`] as TargetKind
  const value = row[prefix + COLUMNS[kind]] ?? null
  return kind === 'outside'
    ? { kind, id: null, number: value as string | null }
    : { kind, id: value as number | null, number: null }
}

/** Whether the kind says nothing without an id: where the call ends, a prompt is a choice. */
export function needsId(kind: TargetKind): boolean {
  return kind !== 'outside' && COLUMNS[kind] !== 'prompt_id'
}
