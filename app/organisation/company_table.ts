import type { Transaction } from '#core/transaction'
import type { Permission } from '#app/organisation/permissions'
import type { ColumnValue } from '#app/organisation/services/save_row'

export type EntryId = { id: number; version: number }

export type Choice = { value: string; label: string }

/** What a form of the table sends, once its own validator has read it. */
export interface EntryValidator<Fields> {
  validate(data: unknown): Promise<Fields>
}

/**
 * A table that the company edits by itself on a page under 系统: its rows are read, entered, changed and perhaps deleted
 * one by one, with validation and audit. An area describes its tables and registers them.
 */
export type CompanyTable<Fields extends object = object> = {
  /** In the address: `/system/acd-groups`. */
  key: string
  /** In the database. */
  table: string
  /** What a row is called in the audit trail. */
  subject: string
  may: { view: Permission; edit: Permission }
  validator: EntryValidator<Fields>
  /** The row's own columns. */
  columns: (fields: Fields) => Record<string, ColumnValue>
  /** Column with a unique key → form field. */
  unique?: Record<string, string>
  unstamped?: boolean
  deletable?: boolean
  /** Refuses what the validator cannot see; runs before the row is written. `id` is null for a new row. */
  check?: (fields: Fields, id: number | null, trx: Transaction) => Promise<void>
  /** What belongs to the row in other tables. */
  parts?: {
    /** As it is stored, in the shape of `of`. */
    read: (id: number, trx: Transaction) => Promise<unknown>
    /** As the form wants it. */
    of: (fields: Fields) => unknown
    write: (fields: Fields, id: number, trx: Transaction) => Promise<void>
  }
  rows: () => Promise<EntryId[]>
  /** Choices of the form's fields by name. */
  choices?: () => Promise<Record<string, Choice[]>>
}

const tables = new Map<string, CompanyTable<never>>()

export function registerCompanyTable<Fields extends object>(table: CompanyTable<Fields>): void {
  tables.set(table.key, table as unknown as CompanyTable<never>)
}

/** The table of this key, or null. Its fields are what its own validator gives. */
export function companyTable(key: string): CompanyTable<object> | null {
  return (tables.get(key) as unknown as CompanyTable<object> | undefined) ?? null
}

export function companyTables(): CompanyTable<object>[] {
  return [...tables.values()] as unknown as CompanyTable<object>[]
}

/** Tables of how the company works: whoever sees the system's state reads them, whoever edits settings edits them. */
export const SYSTEM_TABLE = { view: 'system.view', edit: 'settings.edit' } as const satisfies {
  view: Permission
  edit: Permission
}
