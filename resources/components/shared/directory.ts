import type { Option } from './SelectInput.vue'
import type { PlainColumn } from './plain_table'

/** How one field of an entry is typed. `several` keeps the order in which the choices were made. */
export type DirectoryField = {
  /** Name in the row, in what is sent, and of the field's own slot (`#field-<key>`). */
  key: string
  /** Message key. */
  label: string
  kind: 'text' | 'area' | 'number' | 'money' | 'select' | 'several' | 'check' | 'own'
  /** Message key of a line below the field. */
  hint?: string
  maxlength?: number
  min?: number
  max?: number
  optional?: boolean
  /** Stays as it was entered. */
  fixed?: boolean
  /** Value in a new entry. */
  initial?: unknown
  /** Choices that are words of the program; others come with the page by the field's name. */
  options?: () => Option[]
  /** The field is there only while this holds. */
  when?: (fields: Record<string, unknown>) => boolean
}

/** A table that the company edits by itself: how its rows are shown and typed. */
export type Directory = {
  columns: PlainColumn[]
  fields: DirectoryField[]
  /** Rows are there already and are only changed. */
  closed?: boolean
  deletable?: boolean
  /** In px. */
  width?: number
}

export type Entry = { id: number; version: number } & Record<string, unknown>

/** The fields of a form for this entry (none for a new one): ids as texts, as select fields have them. */
export function fieldsOf(directory: Directory, entry: Entry | null): Record<string, unknown> {
  return Object.fromEntries(
    directory.fields.map((field) => [field.key, typed(field, entry ? entry[field.key] : undefined)])
  )
}

function typed({ kind, initial }: DirectoryField, stored: unknown): unknown {
  const value = stored === undefined ? initial : stored
  switch (kind) {
    case 'several':
      return ((value as (number | string)[] | undefined) ?? []).map(String)
    case 'select':
      return value === null || value === undefined ? '' : String(value)
    case 'check':
      return value ?? false
    case 'number':
    case 'money':
      return value ?? null
    case 'own':
      // Props are proxies, which structuredClone refuses.
      return JSON.parse(JSON.stringify(value ?? null))
    default:
      return value ?? ''
  }
}

/** What is sent: an empty text or choice is none. */
export function sentOf(
  directory: Directory,
  fields: Record<string, unknown>
): Record<string, unknown> {
  return Object.fromEntries(
    directory.fields
      .filter(({ when }) => when?.(fields) ?? true)
      .map(({ key }) => [key, fields[key] === '' ? null : fields[key]])
  )
}
